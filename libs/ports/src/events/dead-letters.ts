import type { LoggedEvent } from './event-log';

/** That an event could not be handled by a group, as its dead letter tells. */
export interface Death {
  /** Computed from group and place of the event, so that it is the same each time it dies. */
  readonly id: string;
  readonly group: string;
  /** As it lay in the log. */
  readonly event: LoggedEvent;
  readonly code: string;
  readonly message: string;
  /** In the last round of tries. */
  readonly attempts: number;
  readonly diedAt: string;
}

/** What a person decided about a dead letter. */
export interface Settlement {
  readonly as: 'replayed' | 'discarded';
  readonly at: string;
  readonly by: string;
}

export interface DeadLetter extends Death {
  /** `open` until a person settles it, and again when it dies anew afterwards. */
  readonly state: 'open' | Settlement['as'];
  readonly firstDiedAt: string;
  readonly deaths: number;
  /** The newest, also of one that died anew after it. */
  readonly settlement?: Settlement;
}

export interface DeadLetterFilter {
  readonly state?: DeadLetter['state'];
  readonly group?: string;
  /** Of the event. */
  readonly topic?: string;
  readonly code?: string;
  readonly cursor?: string;
  readonly limit: number;
}

/** What became of events that could not be handled, until it is too old. Raises `StoreUnavailable`. */
export abstract class DeadLetters {
  /** A death later than the one known opens the letter again and counts; the same or an earlier one changes nothing. */
  abstract record(deaths: readonly Death[]): Promise<void>;
  abstract find(id: string): Promise<DeadLetter | undefined>;
  /** The latest death first. */
  abstract list(
    filter: DeadLetterFilter,
  ): Promise<{ readonly letters: readonly DeadLetter[]; readonly nextCursor?: string }>;
  /** Settles those that have not died again since (their `diedAt` is the stored one). */
  abstract settle(letters: readonly Pick<Death, 'id' | 'diedAt'>[], settlement: Settlement): Promise<void>;
  /** Replaces the events of those that have not died again since; nothing else of them changes. */
  abstract rewrite(letters: readonly Pick<Death, 'id' | 'diedAt' | 'event'>[]): Promise<void>;
  /** Removes up to `limit` whose latest death was before `before`; says how many. */
  abstract removeBefore(before: string, limit: number): Promise<number>;
}
