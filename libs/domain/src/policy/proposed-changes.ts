import type { Exclusion } from '../tracking/exclusion';
import type { FolderRule } from '../folder-rule';
import type { RuleId } from '../ids';
import type { Mailbox, MailboxOptions } from '../mailbox';
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
  /** Whose mailboxes would be in none. */
  readonly removedTeamId?: Team['id'];
  /** In which that mailbox would be; `null` for none. */
  readonly teamId?: Team['id'] | null;
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
  readonly mailbox?: Pick<Mailbox, 'teamId'>;
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
  const { organization = {}, organizationExclusions, team, removedTeamId } = changes;
  const isTouched = team !== undefined || removedTeamId !== undefined;
  const teams = isTouched ? settings.teams?.filter(({ id }) => id !== removedTeamId).map(changedBy(team)) : undefined;
  return {
    ...settings,
    ...organization,
    ...(organizationExclusions !== undefined && { exclusions: organizationExclusions }),
    ...(teams !== undefined && { teams }),
  };
}

const changedBy =
  (team: ProposedChanges['team']) =>
  (known: Team): Team =>
    known.id === team?.id ? { ...known, ...team } : known;

function withMailbox<M extends ChangeableMailbox>(mailbox: M, changes: ProposedChanges): M {
  const { teamId, options, exclusions, folderRules = [], removedFolderRules = [] } = changes;
  const replaced = new Map(folderRules.map((rule) => [rule.id, rule]));
  const kept = mailbox.rules.filter(({ id }) => !removedFolderRules.includes(id));
  const known = new Set(kept.map(({ id }) => id));
  const added = folderRules.filter(({ id }) => !known.has(id));
  return {
    ...mailbox,
    ...(teamId !== undefined && { mailbox: inTeam(mailbox.mailbox, teamId) }),
    ...(options !== undefined && { options }),
    ...(exclusions !== undefined && { exclusions }),
    rules: [...kept.map((rule) => replaced.get(rule.id) ?? rule), ...added],
  };
}

function inTeam(mailbox: Pick<Mailbox, 'teamId'> | undefined, teamId: Team['id'] | null): Pick<Mailbox, 'teamId'> {
  const { teamId: _before, ...others } = mailbox ?? {};
  return { ...others, ...(teamId !== null && { teamId }) };
}
