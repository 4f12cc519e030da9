import { isNativeError } from 'node:util/types';
import { AppError, type DeliveredEvent, type EventBatch, type Outcome, type Outcomes } from '@foldwatch/ports';

/** Gives outcomes, which are checked before anything is believed. */
export type BatchHandler = (batch: EventBatch<unknown>) => Promise<unknown>;

/** What became of a batch: outcomes of its first events, and the outage that kept the others from being tried. */
export interface BatchResult {
  readonly outcomes: Outcomes;
  readonly outage?: AppError;
}

/** Hands a batch over. When the handler throws, an outage stops at that event, and anything else has each event tried alone. */
export async function tryBatch(handle: BatchHandler, { events, signal }: EventBatch<unknown>): Promise<BatchResult> {
  try {
    return { outcomes: await outcomesOf(handle, events, signal) };
  } catch (error) {
    if (isOutage(error)) return { outcomes: [], outage: error };
    if (events.length <= 1) return { outcomes: events.map(() => outcomeOfFailure(error)) };
    return tryEachAlone(handle, { events, signal });
  }
}

async function tryEachAlone(handle: BatchHandler, { events, signal }: EventBatch<unknown>): Promise<BatchResult> {
  const outcomes: Outcome[] = [];
  for (const event of events) {
    const alone = await tryBatch(handle, { events: [event], signal });
    outcomes.push(...alone.outcomes);
    if (alone.outage !== undefined) return { outcomes, outage: alone.outage };
  }
  return { outcomes };
}

async function outcomesOf(
  handle: BatchHandler,
  events: readonly DeliveredEvent<unknown>[],
  signal: AbortSignal,
): Promise<Outcomes> {
  const outcomes = await handle({ events, signal });
  if (isOutcomes(outcomes) && outcomes.length === events.length) return outcomes;
  throw new TypeError('a handler must give one outcome for each event');
}

const isOutcomes = (value: unknown): value is Outcomes => Array.isArray(value) && value.every(isOutcome);

function isOutcome(value: unknown): value is Outcome {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  return value.kind === 'done' || value.kind === 'retry' || value.kind === 'dead';
}

export const isOutage = (error: unknown): error is AppError => error instanceof AppError && error.outage;

/** Errors that nobody foresaw are tried again: a bug fix may save the event. */
function outcomeOfFailure(thrown: unknown): Outcome {
  const error = isNativeError(thrown) ? thrown : new Error('a handler threw something that is no error');
  const isHopeless = error instanceof AppError && !error.retryable;
  return { kind: isHopeless ? 'dead' : 'retry', error };
}
