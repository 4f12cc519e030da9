import type { IndexedItem } from '@foldwatch/ports';

export const maxAttempts = 5;
const hourMs = 3_600_000;

export interface FailedFacts {
  readonly row: IndexedItem;
  readonly code: string;
  readonly now: Date;
  readonly retryMs: number;
}

export interface FailedConclusion {
  readonly row: IndexedItem;
  /** Given up for now: said once, at the fifth attempt. */
  readonly dead: boolean;
}

/** An item that cannot be read neither blocks the others nor vanishes: tried again soon, after five times hourly. */
export function concludeFailed({ row, code, now, retryMs }: FailedFacts): FailedConclusion {
  const attempts = row.attempts + 1;
  const pauseMs = attempts < maxAttempts ? retryMs * 2 ** (attempts - 1) : hourMs;
  const dueAt = new Date(now.getTime() + pauseMs).toISOString();
  return { row: { ...row, state: 'to-fetch', attempts, dueAt, failureCode: code }, dead: attempts === maxAttempts };
}
