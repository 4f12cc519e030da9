import { setTimeout as wait } from 'node:timers/promises';

/** Waits for a condition, and fails when it has not come true in time. */
export async function until(condition: () => boolean | Promise<boolean>, deadlineMs = 120_000): Promise<void> {
  const endsAt = Date.now() + deadlineMs;
  while (!(await condition())) {
    if (Date.now() > endsAt) throw new Error(`not in time: ${condition.toString()}`);
    await wait(5);
  }
}
