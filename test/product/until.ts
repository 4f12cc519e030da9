import { setTimeout as wait } from 'node:timers/promises';

/** Waits for a condition; a deadline that passes is an error that says what was waited for. Returns what the condition gave. */
export async function until<T>(
  condition: () => T | undefined | false | Promise<T | undefined | false>,
  what: string,
  deadlineMs = 120_000,
  intervalMs = 20,
): Promise<T> {
  const end = Date.now() + deadlineMs;
  for (;;) {
    const value = await condition();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > end) throw new Error(`waited ${deadlineMs} ms in vain for ${what}`);
    await wait(intervalMs);
  }
}
