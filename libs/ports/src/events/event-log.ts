/** What is published. `id` is computed from what the event says, so that a repeat is recognized. */
export interface OutgoingEvent {
  readonly topic: string;
  /** Events of a key stay in order. Never a subject, name or address. */
  readonly key: string;
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly time: string;
  readonly correlationId: string;
  readonly traceparent?: string;
  /** Of public activity events: counts without gaps for each key. */
  readonly sequence?: number;
  /** `undefined` is a tombstone on a compacted topic. */
  readonly payload: object | undefined;
}

/** Delivers at least once, in order per key. `publish` resolves when the events can no longer be lost. Raises `StoreUnavailable`, `EventLogUnavailable`. */
export abstract class EventPublisher {
  abstract publish(events: readonly OutgoingEvent[]): Promise<void>;
}

/** An event as it is handed to a consumer, its payload validated and lifted to the newest version. */
export interface DeliveredEvent<P> {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly key: string;
  readonly id: string;
  readonly type: string;
  readonly time: string;
  readonly correlationId: string;
  /** The event's trace, in a span of this delivery; what is published because of it carries it on. */
  readonly traceparent?: string;
  readonly payload: P;
  /** How often it was tried before; 0 at first. */
  readonly attempts: number;
}

/** Events of one partition, in order. May repeat what was delivered before; parked events come in batches of their own. */
export interface EventBatch<P> {
  readonly events: readonly DeliveredEvent<P>[];
  readonly signal: AbortSignal;
}

/** `retry` parks the event alone and counts the attempt; `dead` sends it to the dead letters at once. */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'retry'; readonly error: Error }
  | { readonly kind: 'dead'; readonly error: Error };

/**
 * One outcome for each event, in the batch's order. A handler that throws an `outage` has the whole batch delivered again
 * later without counting an attempt; one that throws anything else has each event tried alone.
 */
export type Outcomes = readonly Outcome[];

export const done: Outcome = { kind: 'done' };

/** Which consumer group a handler belongs to: `@EventPattern<string>(topic, { group } satisfies ConsumerOptions)`. */
export interface ConsumerOptions {
  readonly group: 'ingest' | 'rules' | 'writer' | 'gateway';
}

/** An event as it lies in the log, for people and replays. */
export interface LoggedEvent {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly key: string;
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly time: string;
  readonly correlationId: string;
  readonly traceparent?: string;
  readonly sequence?: number;
  readonly payload: unknown;
}

/** Reads a topic without being a consumer of it. */
export abstract class EventLogReader {
  /** Up to `limit` events behind `after` (opaque, from an earlier answer; `undefined` is the oldest kept). */
  abstract read(
    topic: string,
    after: string | undefined,
    limit: number,
  ): Promise<{ readonly events: readonly LoggedEvent[]; readonly next: string }>;
  /** Up to `limit` events before a place, the newest first; `next` is the place before them, where older ones end. */
  abstract readBack(
    topic: string,
    before: string,
    limit: number,
  ): Promise<{ readonly events: readonly LoggedEvent[]; readonly next: string }>;
  /** The place behind the newest event, for those who want only what is still to come. */
  abstract end(topic: string): Promise<string>;
  /** Resolves when the topic may have grown, or when `signal` is aborted. */
  abstract grown(topic: string, signal: AbortSignal): Promise<void>;
}

export interface ParkedEvent {
  readonly group: string;
  readonly event: LoggedEvent;
  readonly attempts: number;
  readonly nextTryAt: string;
  readonly error: { readonly code: string; readonly message: string };
}

/** Keeps events that failed alone until they are tried again; identified by group, topic, partition and offset. */
export abstract class ParkedEvents {
  abstract park(events: readonly ParkedEvent[]): Promise<void>;
  abstract findDue(group: string, now: Date, limit: number): Promise<readonly ParkedEvent[]>;
  abstract remove(events: readonly ParkedEvent[]): Promise<void>;
  abstract count(group: string): Promise<number>;
}

/**
 * Which keys this instance works on: alike for every topic of its consumer group, which all have equal partition counts.
 * Instances come and go, so for a moment two may think that they own a key; epochs and versions keep that harmless.
 */
export abstract class KeyOwnership {
  /** Nothing is owned before the first assignment. */
  abstract owns(key: string): boolean;
  /** Calls back after keys came or went, with which came just now, until the returned function is called. */
  abstract onChange(listener: (came: (key: string) => boolean) => void): () => void;
  /** Calls back each time that the group has said that what is owned still is, until the returned function is called. */
  abstract onConfirmed(listener: () => void): () => void;
}

/** Of a process that is the only one. */
export class EverythingOwned extends KeyOwnership {
  override owns(): boolean {
    return true;
  }

  override onChange(): () => void {
    return () => undefined;
  }

  /** There is no group to say so. */
  override onConfirmed(): () => void {
    return () => undefined;
  }
}
