import { deadLetters, type DeadLetterV1 } from '@foldwatch/contracts';
import { hashId } from '@foldwatch/platform';
import { AppError, type LoggedEvent, type Outcomes, type OutgoingEvent, type ParkedEvent } from '@foldwatch/ports';
import { isOutage } from './try-batch';

/** An event as it lay in the log, and how often it was tried before. */
export interface TriedEvent {
  readonly event: LoggedEvent;
  readonly attempts: number;
}

export interface RetryPolicy {
  /** Tried so often in all before it is a dead letter. */
  readonly maxAttempts: number;
  /** The pause after each failed attempt; the last one repeats. */
  readonly pausesMs: readonly number[];
}

export const defaultRetryPolicy: RetryPolicy = { maxAttempts: 5, pausesMs: [2_000, 15_000, 60_000, 300_000] };

export interface Settlement {
  readonly finished: readonly TriedEvent[];
  readonly parked: readonly ParkedEvent[];
  readonly dead: readonly OutgoingEvent[];
}

/** What has to be kept because of the outcomes; an outcome belongs to the tried event at its place. */
export function settleOutcomes(
  group: string,
  tried: readonly TriedEvent[],
  outcomes: Outcomes,
  { now, policy }: { readonly now: Date; readonly policy: RetryPolicy },
): Settlement {
  const finished: TriedEvent[] = [];
  const parked: ParkedEvent[] = [];
  const dead: OutgoingEvent[] = [];
  for (const [index, outcome] of outcomes.entries()) {
    const one = tried[index];
    if (one === undefined) break;
    if (outcome.kind === 'done') {
      finished.push(one);
      continue;
    }
    const { error } = outcome;
    // An outage that met one event alone is not the event's fault.
    const attempts = one.attempts + (isOutage(error) && outcome.kind === 'retry' ? 0 : 1);
    if (outcome.kind === 'dead' || attempts >= policy.maxAttempts) {
      dead.push(toDeadLetter(group, { event: one.event, attempts }, error, now));
      finished.push(one);
    } else {
      parked.push(toParked(group, { event: one.event, attempts }, error, { now, policy }));
    }
  }
  return { finished, parked, dead };
}

function toParked(
  group: string,
  { event, attempts }: TriedEvent,
  error: Error,
  { now, policy }: { readonly now: Date; readonly policy: RetryPolicy },
): ParkedEvent {
  const pauseMs = policy.pausesMs[Math.max(0, attempts - 1)] ?? policy.pausesMs.at(-1) ?? 0;
  const nextTryAt = new Date(now.getTime() + pauseMs).toISOString();
  return { group, event, attempts, nextTryAt, error: describeError(error) };
}

function toDeadLetter(group: string, { event, attempts }: TriedEvent, error: Error, now: Date): OutgoingEvent {
  const { topic, partition, offset } = event;
  const payload: DeadLetterV1 = {
    group,
    topic,
    partition,
    offset,
    eventId: event.id,
    eventType: event.type,
    eventVersion: event.version,
    eventTime: event.time,
    ...describeError(error),
    attempts,
    diedAt: now.toISOString(),
    ...(typeof event.payload === 'object' && event.payload !== null && { event: event.payload }),
  };
  return {
    topic: deadLetters.topic,
    key: event.key,
    id: deadLetterId(group, event),
    type: deadLetters.type,
    version: deadLetters.version,
    time: now.toISOString(),
    correlationId: event.correlationId,
    ...(event.traceparent !== undefined && { traceparent: event.traceparent }),
    payload,
  };
}

/** The same each time the event dies, and another for each group. */
export const deadLetterId = (
  group: string,
  { topic, partition, offset }: Pick<LoggedEvent, 'topic' | 'partition' | 'offset'>,
): string => hashId('dead-letter', group, topic, String(partition), String(offset));

const maxMessageLength = 500;

/** Our own errors carry no mail in their messages; of all others only their name and where they came from is told. */
export function describeError(error: Error): { readonly code: string; readonly message: string } {
  if (error instanceof AppError) return { code: error.code, message: error.message.slice(0, maxMessageLength) };
  const frame = error.stack?.split('\n').find((line) => /^\s+at .*:\d+:\d+\)?$/.test(line));
  return { code: 'unexpected', message: `${error.name} ${frame?.trim() ?? ''}`.trim().slice(0, maxMessageLength) };
}
