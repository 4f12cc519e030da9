/** What a topic is for and how it is kept; partition counts never change after creation. */
export interface TopicSettings {
  readonly partitions: number;
  readonly retentionDays: number;
  readonly compacted: boolean;
  /** Carries CloudEvents that anyone may consume; the others are internal. */
  readonly isPublic: boolean;
}

/** What people are told of a topic. */
export interface TopicWords {
  readonly purpose: string;
  /** Of what the key is the id. */
  readonly key: string;
}

const internal = { partitions: 8, retentionDays: 7, compacted: false, isPublic: false } as const;
const open = { partitions: 8, retentionDays: 14, compacted: false, isPublic: true } as const;

export const topics = {
  'mail.observed': internal,
  'mail.decided': internal,
  'mail.actions': internal,
  'mail.content': internal,
  'config.changes': internal,
  'activity.events': open,
  'activity.state': { ...open, compacted: true },
  'record.events': open,
  'mailbox.events': open,
  'decision.events': open,
  'dead.letters': { ...open, retentionDays: 30, isPublic: true },
} as const satisfies Readonly<Record<string, TopicSettings>>;

export type TopicName = keyof typeof topics;

export const topicWords: Readonly<Record<TopicName, TopicWords>> = {
  'mail.observed': { purpose: 'What was seen in watched folders, for the rules.', key: 'mailbox id' },
  'mail.decided': { purpose: 'What the rules decided, for the writer.', key: 'activity id' },
  'mail.actions': { purpose: 'What is to be fetched from or marked in Exchange.', key: 'mailbox id' },
  'mail.content': { purpose: 'Where the content of a message was stored, for the writer.', key: 'activity id' },
  'config.changes': { purpose: 'Hints that configuration or a job waits in the store.', key: 'what changed' },
  'activity.events': { purpose: 'Each change of an activity.', key: 'activity id' },
  'activity.state': { purpose: 'The activity as it is, or a tombstone.', key: 'activity id' },
  'record.events': {
    purpose: 'Contacts and leads made of unknown senders, suggested, merged, withdrawn or erased.',
    key: 'record id',
  },
  'mailbox.events': {
    purpose: 'What happens to mailboxes and their rules, and alerts raised and resolved.',
    key: 'mailbox id',
  },
  'decision.events': {
    purpose: 'Why mail is tracked, without the values compared. Empty until publishDecisions is on.',
    key: 'activity id',
  },
  'dead.letters': {
    purpose: 'What could not be handled, in full: it may be untracked mail. For operators.',
    key: 'as it came',
  },
};

/** What these carry names nobody: hints, states of mailboxes, and decisions without what they compared. */
export const topicsWithoutText: ReadonlySet<string> = new Set<TopicName>([
  'config.changes',
  'mailbox.events',
  'decision.events',
]);
