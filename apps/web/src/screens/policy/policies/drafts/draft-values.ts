import type { View } from '../../../../api/client';
import { mailboxOptionNames, optionNames, toChoice, toValue, type OptionName } from '../options';
import type { Scope } from '../scope/scope';
import type { ShownValues } from '../values/use-values';

type Draft = View<'DraftDetailView'>;
type Cap = NonNullable<ShownValues['caps']>;

/** What is filled in: a choice for each option, empty where it is left to the layer above. */
export interface FilledIn {
  readonly choices: Readonly<Record<OptionName, string>>;
  readonly locks: readonly OptionName[];
  readonly caps: Cap | undefined;
}

export const namesFor = ({ kind }: Scope): readonly OptionName[] =>
  kind === 'mailbox' ? mailboxOptionNames : optionNames;

const empty: Readonly<Record<OptionName, string>> = {
  track: '',
  create: '',
  createMode: '',
  regardingPolicy: '',
  onMoveOut: '',
  onDelete: '',
  autoTrackSubfolders: '',
  autoTrackSentItems: '',
  leaveOutInternalSideThreads: '',
  smartMatching: '',
  ambiguousSender: '',
  untrackOnCategoryRemoved: '',
  accountByDomain: '',
};

export function filledWith({ values, caps }: ShownValues): FilledIn {
  const own = values.flatMap(({ name, own: value }) => (value === null ? [] : [[name, toChoice(value)] as const]));
  return {
    choices: { ...empty, ...Object.fromEntries(own) },
    locks: values.filter(({ isLocked }) => isLocked).map(({ name }) => name),
    caps,
  };
}

const prefixes = { organization: '', team: 'values.', mailbox: 'options.' } as const;

/** What a draft says already, filled in over what is published. */
export function filledWithDraft(shown: ShownValues, { scope, changes }: Draft): FilledIn {
  const filled = filledWith(shown);
  const after = new Map<string, unknown>(changes.map((change) => [change.field, change.after]));
  const at = (name: OptionName): unknown => after.get(`${prefixes[scope]}${name}`);
  const isChanged = (name: OptionName): boolean => after.has(`${prefixes[scope]}${name}`);
  const choiceOf = (name: OptionName): string => {
    const value = at(name);
    return typeof value === 'string' || typeof value === 'boolean' ? toChoice(value) : '';
  };
  const changed = optionNames.filter(isChanged).map((name) => [name, choiceOf(name)] as const);
  const locks = after.get('locks');
  return {
    choices: { ...filled.choices, ...Object.fromEntries(changed) },
    locks: Array.isArray(locks) ? optionNames.filter((name) => locks.includes(name)) : filled.locks,
    caps: filled.caps && cappedWith(filled.caps, after),
  };
}

const tables = ['contact', 'lead'] as const;

function cappedWith(caps: Cap, after: ReadonlyMap<string, unknown>): Cap {
  const [track, create] = [after.get('trackCap'), after.get('createCap')];
  return {
    trackCap: trackCaps.find((cap) => cap === track) ?? caps.trackCap,
    createCap: Array.isArray(create) ? tables.filter((table) => create.includes(table)) : caps.createCap,
  };
}

export const trackCaps = ['all', 'email-enabled', 'known-senders', 'replies', 'none'] as const;

/** Whether the forms can fill a draft in anew: what a mailbox's has prepared beside is sent again as it is. */
export const isFormed = ({ scope, changes, parts }: Draft): boolean => {
  if (parts !== null) return parts.exclusions === null || parts.options !== null || hasRules(parts);
  const known = new Set(optionNames.map((name) => `${prefixes[scope]}${name}`));
  return changes.every(({ field }) => known.has(field) || ['locks', 'trackCap', 'createCap'].includes(field));
};

const hasRules = ({ folderRules, removedFolderRules }: NonNullable<Draft['parts']>): boolean =>
  folderRules.length + removedFolderRules.length > 0;

/** As the API takes it: of the organization what is said, of the others the whole. */
export function toChanges(scope: Scope, { choices, locks, caps }: FilledIn): View<'DraftChangesRequest'> {
  const said = namesFor(scope).filter((name) => choices[name] !== '');
  const values = Object.fromEntries(said.map((name) => [name, toValue(name, choices[name])]));
  switch (scope.kind) {
    case 'organization':
      return { organization: { ...values, ...caps, locks: [...locks] } };
    case 'team':
      return { team: { values, locks: [...locks] } };
    case 'mailbox':
      return { options: values };
    default:
      return scope;
  }
}
