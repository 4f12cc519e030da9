/** How each topic is kept; partition counts never change after creation. */
export interface TopicSettings {
  readonly partitions: number;
  readonly retentionDays: number;
  readonly compacted: boolean;
  /** Carries CloudEvents that anyone may consume; the others are internal. */
  readonly isPublic: boolean;
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

/** What these carry names nobody: hints, states of mailboxes, and decisions without what they compared. */
export const topicsWithoutText: ReadonlySet<string> = new Set<TopicName>([
  'config.changes',
  'mailbox.events',
  'decision.events',
]);
