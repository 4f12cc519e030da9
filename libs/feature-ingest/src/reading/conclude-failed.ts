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

/**
 * An item that cannot be read neither blocks the others nor vanishes: tried again soon, after five times hourly. A backfill
 * does not wait for it for ever.
 */
export function concludeFailed({ row, code, now, retryMs }: FailedFacts): FailedConclusion {
  const attempts = row.attempts + 1;
  const pauseMs = attempts < maxAttempts ? retryMs * 2 ** (attempts - 1) : hourMs;
  const dueAt = new Date(now.getTime() + pauseMs).toISOString();
  const isDead = attempts >= maxAttempts;
  const because = isDead && row.because === 'backfill' ? 'reconciliation' : row.because;
  const failed: IndexedItem = { ...row, state: 'to-fetch', because, attempts, dueAt, failureCode: code };
  return { row: failed, dead: attempts === maxAttempts };
}
