import type { Exclusion } from '../tracking/exclusion';
import type { FolderRule } from '../folder-rule';
import type { Mailbox } from '../mailbox';
import type { OrganizationSettings } from './organization-settings';
import type { Team } from './policy-values';
import { defaultReadRights, type ReadRights } from '../rights/read-rights';
import type { ChangeableMailbox } from './proposed-changes';

/** One field of configuration in two versions of it; a side that has no value is left out. */
export interface FieldChange {
  readonly field: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Configuration, field by field, each under a name that says where it is. */
export type Fields = ReadonlyMap<string, unknown>;

/** What changed from one to the other, in the order of the fields. */
export function fieldChanges(before: Fields, after: Fields): readonly FieldChange[] {
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names
    .map((field) => ({ field, before: before.get(field), after: after.get(field) }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after))
    .map((change) => ({
      field: change.field,
      ...(change.before !== undefined && { before: change.before }),
      ...(change.after !== undefined && { after: change.after }),
    }));
}

/** The fields of a plain value; those that tell of its keeping and not of what it says are left out. */
export const plainFields = (value: object, prefix = '', unsaid: readonly string[] = []): Fields =>
  new Map(
    Object.entries(value)
      .filter(([name]) => !unsaid.includes(name))
      .map(([name, one]) => [`${prefix}${name}`, one]),
  );

export const exclusionFields = (exclusions: readonly Exclusion[] = []): Fields =>
  new Map(exclusions.map(({ id, kind, value, effect, where }) => [`exclusions.${id}`, { kind, value, effect, where }]));

export const ruleFields = ({ settings = {}, ...rule }: FolderRule, prefix = ''): Fields =>
  new Map([
    ...plainFields(rule, prefix, ['id', 'version', 'published']),
    ...plainFields(settings, `${prefix}settings.`),
  ]);

export const teamFields = ({ name, locks, values }: Team, prefix = ''): Fields =>
  new Map<string, unknown>([
    [`${prefix}name`, name],
    [`${prefix}locks`, locks],
    ...plainFields(values, `${prefix}values.`),
  ]);

/** The organization's settings and exclusions; teams are things of their own. */
export const settingsFields = ({ exclusions, ...settings }: OrganizationSettings): Fields =>
  new Map([
    ...plainFields(settings, '', ['teams', 'readRights', 'published', 'automaticTrackingSince']),
    ...exclusionFields(exclusions),
  ]);

/** All that was configured for a mailbox. */
export const mailboxFields = (config: ChangeableMailbox & { readonly mailbox: Mailbox }): Fields =>
  new Map([
    ...plainFields(config.mailbox, '', ['id', 'version', 'createdAt', 'automaticFrom']),
    ...optionFields(config),
    ...config.rules.flatMap((rule) => [...ruleFields(rule, `folderRules.${rule.id}.`)]),
  ]);

/** All that the organization decides. */
export const organizationFields = (settings: OrganizationSettings): Fields =>
  new Map([
    ...settingsFields(settings),
    ...(settings.teams ?? []).flatMap((team) => [...teamFields(team, `teams.${team.id}.`)]),
    ...readRightsFields(settings.readRights),
  ]);

/** The rights of everybody else, and of each profile. */
export const readRightsFields = ({ standard, profiles }: ReadRights = defaultReadRights): Fields =>
  new Map([
    ...plainFields(standard, 'readRights.standard.'),
    ...profiles.flatMap(({ id, ...profile }) => [...plainFields(profile, `readRights.${id}.`, ['createdAt'])]),
  ]);

/** A mailbox's options and exclusions; rules are things of their own. */
export const optionFields = ({ options, exclusions }: Omit<ChangeableMailbox, 'rules'>): Fields =>
  new Map([...plainFields(options, 'options.'), ...exclusionFields(exclusions)]);
