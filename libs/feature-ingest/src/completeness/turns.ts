import { pause } from '@foldwatch/platform';
import type { MailboxJob } from '@foldwatch/ports';
import type { IngestSettings } from '../ingest-settings';
import { takeTurn } from '../jobs/job-steps';
import type { MailboxRuntime } from '../mailbox/mailbox-runtime';
import { priorities } from '../mailbox/timing/task-lane';

/** Has one short step done in the mailbox's lane, behind whatever is more urgent. */
export type Turn = <T>(step: () => Promise<T>) => Promise<T>;

/**
 * A person who waits gets one step after the other. A scheduled comparison rests after each for a multiple of what the step
 * took, waiting included: where the mailbox or its server is busy it goes slower by itself.
 */
export function turnsOf(runtime: MailboxRuntime, { id, request }: MailboxJob, settings: IngestSettings): Turn {
  const isScheduled = request.kind === 'completeness' && request.because === 'schedule';
  return async (step) => {
    const beganAt = performance.now();
    const result = await takeTurn(runtime, id, step, priorities.backfill);
    if (!isScheduled) return result;
    const { restFactor, longestRestMs } = settings.completeness;
    await pause(Math.min(longestRestMs, (performance.now() - beganAt) * restFactor), runtime.stopping);
    return result;
  };
}
