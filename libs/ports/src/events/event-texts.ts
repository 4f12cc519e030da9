/** A topic that still holds text, and until when at the latest. */
export interface HoldingTopic {
  readonly topic: string;
  /** Absent where the topic is kept for ever. */
  readonly until?: string;
}

/** What an event in the log says. */
export interface EventText {
  readonly position: string;
  readonly payload: object;
}

/**
 * What can be done about text that lies in the event log, and about the places where text lay. Raises `StoreUnavailable`,
 * `EventLogUnavailable`.
 */
export abstract class EventTexts {
  /** Events behind `cursor`; of a log that cannot be written over none. */
  abstract page(cursor?: string): Promise<{ readonly texts: readonly EventText[]; readonly nextCursor?: string }>;
  /** Puts other payloads in the places of those; an event that is gone meanwhile stays so. */
  abstract replace(texts: readonly EventText[]): Promise<void>;
  /** Sees to it that what was removed from the store can no longer be read out of its files. */
  abstract wipe(): Promise<void>;
  /** Where text that was published up to `at` cannot be written over, and goes with its age alone. */
  abstract holding(at: Date): Promise<readonly HoldingTopic[]>;
}
