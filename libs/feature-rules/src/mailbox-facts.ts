import {
  automaticFolders,
  compileExclusions,
  defaultReadRights,
  domainOf,
  effectiveCreation,
  effectiveSettings,
  foldSettingsWithin,
  FolderTree,
  governedFolders,
  organizationExclusions,
  readerOf,
  ruleSettings as settingsByRule,
  stoppedMail,
  type CompiledExclusions,
  type Creation,
  type FolderId,
  type FoldSettings,
  type GovernedFolders,
  type MailboxState,
  type OrganizationSettings,
  type Reader,
  type RuleId,
  type StoppedMail,
  type TrackOption,
} from '@foldwatch/domain';
import type { MailboxConfig, StoredFolderTree } from '@foldwatch/ports';

/** What decisions about a mailbox's mail depend on, compiled from one version of its configuration, of its tree and of the settings. */
export interface MailboxFacts {
  /** Of the organization, as they were when this was compiled. */
  readonly organization: OrganizationSettings;
  /** Those that decide for this mailbox: of the nearest layer that set each. */
  readonly settings: OrganizationSettings;
  /** Those that decide in the folders of rules which set some themselves. */
  readonly ruleSettings: ReadonlyMap<RuleId, OrganizationSettings>;
  readonly fold: FoldSettings;
  readonly state: MailboxState;
  readonly ownerId?: string;
  /** What the owner may read, and so what rules may name. */
  readonly owner: Reader;
  readonly ownAddresses: ReadonlySet<string>;
  readonly folders: GovernedFolders;
  /** What is tracked outside the folders of rules, and in which folders. */
  readonly track: TrackOption;
  readonly automaticFolders: ReadonlySet<FolderId>;
  /** What is made of unknown senders; `undefined` where nothing is. */
  readonly creation: Creation | undefined;
  /** Those of the organization, and the mailbox's own. */
  readonly internalDomains: ReadonlySet<string>;
  /** The organization's and the mailbox's own; empty lists are not in it. */
  readonly exclusions: readonly CompiledExclusions[];
  readonly stopped: StoppedMail;
}

export interface MailboxSource {
  readonly config: MailboxConfig;
  /** `undefined` before its folders were read for the first time. */
  readonly tree: StoredFolderTree | undefined;
}

export function compileMailbox(
  { config, tree: stored }: MailboxSource,
  organization: OrganizationSettings,
): MailboxFacts {
  const { state, ownerId, emailAddress, teamId } = config.mailbox;
  const scope = { organization, teamId, options: config.options };
  const settings = effectiveSettings(scope);
  const byRule = settingsByRule(scope, config.rules);
  const tree = new FolderTree(stored?.folders ?? []);
  return {
    organization,
    settings,
    ruleSettings: byRule,
    fold: foldSettingsWithin(settings, byRule),
    state,
    ...(ownerId !== undefined && { ownerId }),
    owner: readerOf(organization.readRights ?? defaultReadRights, ownerId),
    ownAddresses: new Set([emailAddress]),
    folders: governedFolders(tree, config.rules, settings.eligibleFolders),
    track: settings.track,
    automaticFolders: automaticFolders(tree, config.rules, settings),
    creation: effectiveCreation(settings, settings),
    internalDomains: new Set([...settings.internalDomains, domainOf(emailAddress)]),
    exclusions: [organizationExclusions(settings), config.exclusions ?? []]
      .filter((list) => list.length > 0)
      .map(compileExclusions),
    stopped: stoppedMail(config.stoppedConversations ?? []),
  };
}

/** What is made of unknown senders of mail in a folder: as its rule says, if it says anything. */
export function creationIn(
  { folders, ruleSettings, creation }: MailboxFacts,
  folderId: FolderId,
): Creation | undefined {
  const ruleId = folders.get(folderId)?.rule?.id;
  const own = ruleId === undefined ? undefined : ruleSettings.get(ruleId);
  return own === undefined ? creation : effectiveCreation(own, own);
}
