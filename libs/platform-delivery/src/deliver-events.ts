import { setImmediate as turn } from 'node:timers/promises';
import type { ReadEvent } from '@foldwatch/contracts';
import { nextSpan } from '@foldwatch/platform';
import { AppError, type DeliveredEvent, type LoggedEvent, type Outcome } from '@foldwatch/ports';
import type { TriedEvent } from './settle-outcomes';
import { tryBatch, type BatchHandler, type BatchResult } from './try-batch';

export type EventReader = (type: string, version: number, payload: unknown) => ReadEvent;

/** Its contract does not know what the event says; trying again would not help. `message` names fields, never values. */
class UnreadableEvent extends AppError {
  override readonly code = 'unreadable-event';
  override readonly retryable = false;
}

type ReadResult = DeliveredEvent<unknown> | UnreadableEvent;

/** Reading may take this long before other work gets its turn. */
const longestTurnMs = 10;

/** Reads events by their contracts and hands over those that can be read, in order; an unreadable one is dead at its place. */
export async function deliverEvents(
  handle: BatchHandler,
  readEvent: EventReader,
  tried: readonly TriedEvent[],
  signal: AbortSignal,
): Promise<BatchResult> {
  const read = await readEach(readEvent, tried);
  const events = read.filter(isReadable);
  const result = events.length === 0 ? { outcomes: [] } : await tryBatch(handle, { events, signal });
  const outcomes: Outcome[] = [];
  let delivered = 0;
  for (const one of read) {
    const outcome = isReadable(one) ? result.outcomes[delivered] : deadBecause(one);
    if (outcome === undefined) break;
    if (isReadable(one)) delivered += 1;
    outcomes.push(outcome);
  }
  return { ...result, outcomes };
}

const isReadable = (one: ReadResult): one is DeliveredEvent<unknown> => !(one instanceof UnreadableEvent);

const deadBecause = (error: Error): Outcome => ({ kind: 'dead', error });

async function readEach(readEvent: EventReader, tried: readonly TriedEvent[]): Promise<readonly ReadResult[]> {
  const results: ReadResult[] = [];
  let turnEndsAt = performance.now() + longestTurnMs;
  for (const one of tried) {
    if (performance.now() > turnEndsAt) {
      await turn();
      turnEndsAt = performance.now() + longestTurnMs;
    }
    results.push(readOne(readEvent, one));
  }
  return results;
}

/**
 * A tombstone says nothing that could be read. Each delivery is a step of the event's trace with a span of its own, which
 * its consumer gives to whatever follows.
 */
function readOne(readEvent: EventReader, { event, attempts }: TriedEvent): ReadResult {
  const { version: _version, sequence: _sequence, traceparent, payload, ...rest } = event;
  const delivered = { ...rest, ...(traceparent !== undefined && { traceparent: nextSpan(traceparent) }), attempts };
  if (payload === undefined) return { ...delivered, payload: undefined };
  const read = readSafely(readEvent, event);
  return read.kind === 'ok' ? { ...delivered, payload: read.payload } : new UnreadableEvent(read.problem);
}

/** A payload that trips its own check must not hold up everything behind it. */
function readSafely(readEvent: EventReader, { type, version, payload }: LoggedEvent): ReadEvent {
  try {
    return readEvent(type, version, payload);
  } catch {
    return { kind: 'unreadable', problem: `${type} version ${version}: its contract could not be applied` };
  }
}
