import type { Exclusion } from '../tracking/exclusion';
import type { FolderRule } from '../folder-rule';
import type { RuleId } from '../ids';
import type { MailboxOptions } from '../mailbox';
import type { OrganizationSettings } from './organization-settings';
import type { Team } from './policy-values';

/** What somebody would change; a plain value that can be kept, shown, tried upon messages, and published. */
export interface ProposedChanges {
  /** By name; those not named stay. */
  readonly organization?: Partial<Omit<OrganizationSettings, 'exclusions' | 'teams' | 'published'>>;
  /** The whole list. */
  readonly organizationExclusions?: readonly Exclusion[];
  /** Those of the team that are named. */
  readonly team?: Pick<Team, 'id'> & Partial<Pick<Team, 'name' | 'values' | 'locks'>>;
  /** The whole of one mailbox's options. */
  readonly options?: MailboxOptions;
  /** The whole list of that mailbox. */
  readonly exclusions?: readonly Exclusion[];
  /** Rules of that mailbox, each in place of the one with its id, or added. */
  readonly folderRules?: readonly FolderRule[];
  readonly removedFolderRules?: readonly RuleId[];
}

/** The part of a mailbox's configuration that changes can be proposed for. */
export interface ChangeableMailbox {
  readonly options: MailboxOptions;
  readonly exclusions?: readonly Exclusion[];
  readonly rules: readonly FolderRule[];
}

/** The configuration by which one mailbox's messages are decided. */
export interface Configured<M extends ChangeableMailbox> {
  readonly settings: OrganizationSettings;
  readonly mailbox: M;
}

/** The configuration as it would be. Nothing is checked: what may not be is refused where changes are taken in. */
export function applyChanges<M extends ChangeableMailbox>(
  { settings, mailbox }: Configured<M>,
  changes: ProposedChanges,
): Configured<M> {
  return { settings: withSettings(settings, changes), mailbox: withMailbox(mailbox, changes) };
}

function withSettings(settings: OrganizationSettings, changes: ProposedChanges): OrganizationSettings {
  const { organization = {}, organizationExclusions, team } = changes;
  const teams = team && settings.teams?.map((known) => (known.id === team.id ? { ...known, ...team } : known));
  return {
    ...settings,
    ...organization,
    ...(organizationExclusions !== undefined && { exclusions: organizationExclusions }),
    ...(teams !== undefined && { teams }),
  };
}

function withMailbox<M extends ChangeableMailbox>(mailbox: M, changes: ProposedChanges): M {
  const { options, exclusions, folderRules = [], removedFolderRules = [] } = changes;
  const replaced = new Map(folderRules.map((rule) => [rule.id, rule]));
  const kept = mailbox.rules.filter(({ id }) => !removedFolderRules.includes(id));
  const known = new Set(kept.map(({ id }) => id));
  const added = folderRules.filter(({ id }) => !known.has(id));
  return {
    ...mailbox,
    ...(options !== undefined && { options }),
    ...(exclusions !== undefined && { exclusions }),
    rules: [...kept.map((rule) => replaced.get(rule.id) ?? rule), ...added],
  };
}
