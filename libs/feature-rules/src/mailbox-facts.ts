import {
  automaticFolders,
  compileExclusions,
  domainOf,
  effectiveCreation,
  effectiveTrack,
  FolderTree,
  governedFolders,
  organizationExclusions,
  stoppedMail,
  type CompiledExclusions,
  type Creation,
  type FolderId,
  type GovernedFolders,
  type MailboxState,
  type OrganizationSettings,
  type StoppedMail,
  type TrackOption,
} from '@foldwatch/domain';
import type { MailboxConfig, StoredFolderTree } from '@foldwatch/ports';

/** What decisions about a mailbox's mail depend on, compiled from one version of its configuration, of its tree and of the settings. */
export interface MailboxFacts {
  readonly settings: OrganizationSettings;
  readonly state: MailboxState;
  readonly ownerId?: string;
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

export function compileMailbox({ config, tree: stored }: MailboxSource, settings: OrganizationSettings): MailboxFacts {
  const { state, ownerId, emailAddress } = config.mailbox;
  const tree = new FolderTree(stored?.folders ?? []);
  return {
    settings,
    state,
    ...(ownerId !== undefined && { ownerId }),
    ownAddresses: new Set([emailAddress]),
    folders: governedFolders(tree, config.rules, settings.eligibleFolders),
    track: effectiveTrack(config.options, settings),
    automaticFolders: automaticFolders(tree, config.rules, settings),
    creation: effectiveCreation(config.options, settings),
    internalDomains: new Set([...settings.internalDomains, domainOf(emailAddress)]),
    exclusions: [organizationExclusions(settings), config.exclusions ?? []]
      .filter((list) => list.length > 0)
      .map(compileExclusions),
    stopped: stoppedMail(config.stoppedConversations ?? []),
  };
}
