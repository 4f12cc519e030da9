import { cappedCreate } from '../creation/create-option';
import { foldSettingsOf, type FoldSettings } from '../decision';
import type { FolderRule } from '../folder-rule';
import type { RuleId } from '../ids';
import type { MailboxOptions } from '../mailbox';
import type { OrganizationSettings } from './organization-settings';
import {
  isBelow,
  isPolicyName,
  maySet,
  type LockingLayer,
  type PolicyLayer,
  type PolicyName,
  type PolicyValues,
  type Team,
} from './policy-values';
import { cappedTrack } from '../tracking/track-option';

/** What the layers above one folder, or one mailbox, say. */
export interface PolicyScope {
  readonly organization: OrganizationSettings;
  readonly teamId?: string | undefined;
  readonly options?: MailboxOptions;
  readonly rule?: Partial<PolicyValues> | undefined;
}

interface LayerValues {
  readonly layer: PolicyLayer;
  readonly values: Partial<PolicyValues>;
  readonly locks: readonly PolicyName[];
}

export const findTeam = ({ teams = [] }: OrganizationSettings, teamId: string | undefined): Team | undefined =>
  teamId === undefined ? undefined : teams.find(({ id }) => id === teamId);

function layersBelow({ organization, teamId, options = {}, rule }: PolicyScope): readonly LayerValues[] {
  const team = findTeam(organization, teamId);
  return [
    ...(team === undefined ? [] : [{ layer: 'team' as const, values: team.values, locks: team.locks }]),
    { layer: 'mailbox', values: options, locks: [] },
    ...(rule === undefined ? [] : [{ layer: 'folder' as const, values: rule, locks: [] }]),
  ];
}

/** Who fixed each locked value for the layers below. */
export function locksOf({ organization, teamId }: PolicyScope): ReadonlyMap<PolicyName, LockingLayer> {
  const team = findTeam(organization, teamId)?.locks ?? [];
  return new Map<PolicyName, LockingLayer>([
    ...team.map((name) => [name, 'team'] as const),
    ...organization.locks.map((name) => [name, 'organization'] as const),
  ]);
}

/** What a layer says that has effect: may be set there, and no layer above locked it. */
function inEffect({ layer, values }: LayerValues, locks: ReadonlyMap<PolicyName, LockingLayer>): Partial<PolicyValues> {
  const isFree = (name: string): boolean => {
    if (!isPolicyName(name) || !maySet(name, layer)) return false;
    const lockedBy = locks.get(name);
    return lockedBy === undefined || !isBelow(layer, lockedBy);
  };
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== undefined && isFree(name)));
}

const capped = (settings: OrganizationSettings): OrganizationSettings => ({
  ...settings,
  track: cappedTrack(settings.track, settings.trackCap),
  create: cappedCreate(settings.create, settings),
});

/** The organization's, with the later of the times since when it or the team lets more be decided upon. */
function sinceOf({ organization, teamId }: PolicyScope): OrganizationSettings {
  const { automaticTrackingSince: since } = findTeam(organization, teamId) ?? {};
  const isLater = since !== undefined && since > (organization.automaticTrackingSince ?? '');
  return isLater ? { ...organization, automaticTrackingSince: since } : organization;
}

/**
 * The settings that decide for a mailbox, or with a rule for the folders that it governs: each value of the nearest layer that
 * set it and may, and never wider than the organization's caps.
 */
export function effectiveSettings(scope: PolicyScope): OrganizationSettings {
  const locks = locksOf(scope);
  const said = layersBelow(scope).map((layer) => inEffect(layer, locks));
  return capped(said.reduce<OrganizationSettings>((above, values) => ({ ...above, ...values }), sinceOf(scope)));
}

/** Those that decide for mail in folders of a rule, where the mailbox's are not the same. */
export const ruleSettings = (
  scope: Omit<PolicyScope, 'rule'>,
  rules: readonly FolderRule[],
): ReadonlyMap<RuleId, OrganizationSettings> =>
  new Map(
    rules
      .filter(({ settings }) => settings !== undefined)
      .map(({ id, settings }) => [id, effectiveSettings({ ...scope, rule: settings })]),
  );

/** What of a mailbox's settings, and of those of its rules, the fold needs. */
export function foldSettingsWithin(
  settings: OrganizationSettings,
  byRule: ReadonlyMap<RuleId, OrganizationSettings>,
): FoldSettings {
  const onMoveOutByRule = [...byRule]
    .filter(([, { onMoveOut }]) => onMoveOut !== settings.onMoveOut)
    .map(([ruleId, { onMoveOut }]) => ({ ruleId, onMoveOut }));
  return { ...foldSettingsOf(settings), ...(onMoveOutByRule.length > 0 && { onMoveOutByRule }) };
}

/** One value with where it comes from. */
export interface PolicyExplanation<N extends PolicyName = PolicyName> {
  readonly name: N;
  readonly effective: PolicyValues[N];
  /** Of the nearest layer in the scope, also where a lock leaves it without effect; `undefined` where it says nothing. */
  readonly own: PolicyValues[N] | undefined;
  readonly source: 'default' | PolicyLayer;
  readonly lockedBy: LockingLayer | undefined;
  /** The organization does not allow what was chosen. */
  readonly isCapped: boolean;
}

/** What the organization left as the product has it comes from `default`. */
export function explainValue<N extends PolicyName>(
  name: N,
  scope: PolicyScope,
  defaults: PolicyValues,
): PolicyExplanation<N> {
  const { organization } = scope;
  const locks = locksOf(scope);
  const said = layersBelow(scope);
  const { [name]: effective } = effectiveSettings(scope);
  const speaking = said.findLast((layer) => inEffect(layer, locks)[name] !== undefined);
  const isCapped = effective !== (speaking?.values ?? organization)[name];
  const isOfOrganization = isCapped || locks.get(name) === 'organization' || organization[name] !== defaults[name];
  return {
    name,
    effective,
    own: said.at(-1)?.values[name],
    source: isCapped ? 'organization' : (speaking?.layer ?? (isOfOrganization ? 'organization' : 'default')),
    lockedBy: locks.get(name),
    isCapped,
  };
}

/** What one layer says of a value; the product's own says something of each. */
export interface PolicyStatement<N extends PolicyName = PolicyName> {
  readonly layer: 'default' | PolicyLayer;
  readonly value: PolicyValues[N] | undefined;
  /** Whether it fixes the value for the layers below. */
  readonly isFixing: boolean;
}

/** What is said of a value from the product's default down to the nearest layer in the scope, in that order. */
export function statementsOn<N extends PolicyName>(
  name: N,
  scope: PolicyScope,
  defaults: PolicyValues,
): readonly PolicyStatement<N>[] {
  const { organization } = scope;
  return [
    { layer: 'default', value: defaults[name], isFixing: false },
    { layer: 'organization', value: organization[name], isFixing: organization.locks.includes(name) },
    ...layersBelow(scope).map(({ layer, values, locks }) => ({
      layer,
      value: values[name],
      isFixing: locks.includes(name),
    })),
  ];
}

/** The values that a layer would set although a layer above fixed them. */
export const lockedAmong = (
  values: Partial<PolicyValues>,
  layer: PolicyLayer,
  scope: PolicyScope,
): readonly { readonly name: PolicyName; readonly by: LockingLayer }[] =>
  [...locksOf(scope)]
    .filter(([name, by]) => values[name] !== undefined && isBelow(layer, by))
    .map(([name, by]) => ({ name, by }));
