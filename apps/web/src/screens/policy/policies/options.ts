import i18next, { type TFunction } from 'i18next';
import type { View } from '../../../api/client';
import type { English } from '../../../texts/texts';

export type OptionName = keyof View<'PolicyValuesView'>;
type Value = string | boolean;

const switches = ['on', 'off'] as const;
const keepOrUntrack = ['keep', 'untrack'] as const;

/** The values from which there is to choose, in the order in which they are shown. */
const choices = {
  track: ['all', 'replies', 'known-senders', 'email-enabled', 'none'],
  create: ['none', 'contact', 'lead'],
  createMode: ['create', 'suggest'],
  regardingPolicy: ['manual-wins', 'folder-wins'],
  onMoveOut: keepOrUntrack,
  onDelete: keepOrUntrack,
  autoTrackSubfolders: switches,
  autoTrackSentItems: switches,
  leaveOutInternalSideThreads: switches,
  smartMatching: switches,
  ambiguousSender: ['first', 'unresolved'],
  untrackOnCategoryRemoved: switches,
  accountByDomain: switches,
} as const satisfies Record<OptionName, readonly string[]>;

const isOptionName = (text: string): text is OptionName => Object.hasOwn(choices, text);
export const optionNames: readonly OptionName[] = Object.keys(choices).filter(isOptionName);

/** What a mailbox may choose for itself; the API refuses the others there. */
const ofMailboxes: ReadonlySet<OptionName> = new Set(
  optionNames.filter((name) => name !== 'untrackOnCategoryRemoved' && name !== 'accountByDomain'),
);
export const mailboxOptionNames: readonly OptionName[] = [...ofMailboxes];

/** What holds in the folders of a rule alone. */
export const folderOptionNames = ['create', 'createMode', 'onMoveOut'] as const satisfies readonly OptionName[];

export const choicesOf = (name: OptionName): readonly string[] => choices[name];

/** A value of the API as a choice, and back. */
export const toChoice = (value: Value): string => (typeof value === 'boolean' ? (value ? 'on' : 'off') : value);
export const toValue = (name: OptionName, choice: string): Value =>
  choices[name] === switches ? choice === 'on' : choice;

export type PolicyText = TFunction<'policy'>;

export const optionText = (t: PolicyText, name: OptionName): string => t(`options.${name}`);

type ChoiceKey = keyof English['policy']['choices'];

const isChoiceKey = (key: string): key is ChoiceKey => i18next.exists(`policy:choices.${key}`);

/** A choice in words; as the API says it where a later release knows more. */
export function choiceText(t: PolicyText, name: OptionName, value: Value): string {
  if (typeof value === 'boolean') return t(`switches.${value ? 'on' : 'off'}`);
  const key = `${name}-${value}`;
  return isChoiceKey(key) ? t(`choices.${key}`) : value;
}
