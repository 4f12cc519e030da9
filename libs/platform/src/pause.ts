import { setTimeout as wait } from 'node:timers/promises';

/** Waits, or returns early when `signal` is aborted; never rejects. The timer does not keep the process alive. */
export async function pause(durationMs: number, signal?: AbortSignal): Promise<void> {
  try {
    await wait(durationMs, undefined, { ref: false, ...(signal !== undefined && { signal }) });
  } catch (error) {
    if (signal?.aborted !== true) throw error;
  }
}

/** Doubles with each attempt from `firstMs` up to `maxMs`, then takes a random half off, so that crowds spread. */
export function backOffMs(attempt: number, firstMs: number, maxMs: number): number {
  const fullMs = Math.min(maxMs, firstMs * 2 ** Math.min(attempt, 30));
  return Math.round(fullMs / 2 + (Math.random() * fullMs) / 2);
}
