import type { Check } from './decision';

/** What each check compares, as a sentence. A public contract like the reason codes: names are added, never renamed or reused. */
export const checkSentences = {
  'mailbox-enabled': 'Was the mailbox enabled when the message was seen?',
  'folder-has-rule': 'Is there a rule for the folder that the message is in, its own or one from a folder above?',
  'folder-eligible': 'Is the folder one in which mail may be tracked?',
  'rule-tracks': 'Does the folder’s rule track mail, rather than keep the folder private?',
  'wanted-by-person': 'Does a person want the message recorded, wherever it is?',
  'rule-running': 'Is the folder’s rule running, rather than paused?',
  'record-active': 'Is the record that the rule names there, active, and to be read by the mailbox’s owner?',
  'is-message': 'Is the item mail or a meeting message?',
  'is-automatic-kind': 'Is the item of a kind that may be tracked outside tracked folders?',
  'is-sent': 'Was the message sent, rather than being a draft?',
  'not-private': 'Is the message neither private nor confidential, or is such mail not excluded?',
  'track-option': 'Does the mailbox’s track option, as far as the organization allows it, accept anything?',
  'not-excluded': 'Does no exclusion leave the message out?',
  'not-blocked': 'Does no exclusion of the organization block the message?',
  'conversation-followed': 'Is the message of no conversation that the mailbox’s owner stopped tracking?',
  correlates: 'Does the message belong to mail that is recorded, and by what was that found?',
  'outsider-on-thread': 'Is somebody outside the organization on the thread, or was there never anybody?',
  'correspondent-known':
    'Is there a record of whom the message comes from or went to, of a table that the option accepts?',
  'creates-from-kind': 'Is the item of a kind of whose sender a record may be made?',
  'sender-has-address': 'Does the sender have an address to which mail can be sent?',
  'sender-outside': 'Is the sender outside the organization?',
  'sender-answers': 'Is the sender somebody who reads answers, rather than a no-reply address?',
  'written-by-person': 'Is the message neither bulk nor automatic mail?',
  'sender-not-excluded': 'Does no exclusion name the sender?',
  'sender-not-erased': 'Was nobody erased whose message it is?',
  'still-in-mailbox': 'Where is the message that is no longer in the folder?',
  'category-untracks': 'Does the organization let mail be untracked by taking the category off?',
} as const satisfies Readonly<Record<string, string>>;

export type CheckName = keyof typeof checkSentences;

export const isCheckName = (text: string): text is CheckName => Object.hasOwn(checkSentences, text);

/** A check that was made; only what has a sentence can be one. */
export const check = (name: CheckName, actual: string, expected: string, passed: boolean): Check => ({
  name,
  passed,
  actual,
  expected,
});
