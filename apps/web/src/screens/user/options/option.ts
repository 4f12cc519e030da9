import type { View } from '../../../api/client';

export type Options = View<'MailboxOptionsView'>;
export type Wishes = View<'ChangeOptionsRequest'>;
export type OptionName = keyof Wishes;
/** What organization and team alone decide, for whole mailboxes; shown, so that nobody looks for it in vain. */
export const decidedAbove = [
  'untrackOnCategoryRemoved',
  'accountByDomain',
] as const satisfies readonly (keyof Options)[];

/** The options that a person may set, with what each may be; in the order of the screen. */
export const choices = {
  track: ['none', 'replies', 'known-senders', 'email-enabled', 'all'],
  autoTrackSubfolders: ['on', 'off'],
  autoTrackSentItems: ['on', 'off'],
  create: ['none', 'contact', 'lead'],
  createMode: ['suggest', 'create'],
  leaveOutInternalSideThreads: ['on', 'off'],
  smartMatching: ['on', 'off'],
  regardingPolicy: ['manual-wins', 'folder-wins'],
  ambiguousSender: ['first', 'unresolved'],
  onMoveOut: ['keep', 'untrack'],
  onDelete: ['keep', 'untrack'],
} as const satisfies Readonly<Record<OptionName, readonly string[]>>;

export const optionNames = Object.keys(choices).filter((name): name is OptionName => name in choices);

export type Value = (typeof choices)[OptionName][number];

/** As a form holds it: empty where the organization is followed. */
export type Draft = ReadonlyMap<OptionName, Value | ''>;

const isValue = (text: string | null): text is Value =>
  Object.values(choices).some((known) => known.some((choice) => choice === text));

export function toValue(value: string | boolean | null): Value | '' {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return isValue(value) ? value : '';
}

export const draftOf = (options: Options): Draft =>
  new Map(optionNames.map((name) => [name, toValue(options[name].value)]));

/** What is sent: what is fixed stays as it is by itself, and what is left open is not named. */
export function wishesOf(draft: Draft, options: Options): Wishes {
  const chosen = [...draft].filter(([name, value]) => value !== '' && options[name].lockedBy === null);
  return Object.fromEntries(chosen.map(([name, value]) => [name, sent(value)]));
}

const sent = (value: Value | ''): string | boolean => (value === 'on' || value === 'off' ? value === 'on' : value);
