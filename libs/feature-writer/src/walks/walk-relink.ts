import type { ActivityId } from '@foldwatch/domain';
import { pause } from '@foldwatch/platform';
import { ActivityStore, type JobProgress } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import { Headway } from './headway';
import { Pace } from './pace';
import { SendRelinks, type RelinkJob } from './send-relinks';

/**
 * Gives what a rule tracked at older versions its record of the newer one, a page of decisions at a time. The next page
 * comes forth only when the last was folded, and is sent only when the pipeline has caught up.
 */
@Injectable()
export class WalkRelink {
  constructor(
    private readonly store: ActivityStore,
    private readonly sendRelinks: SendRelinks,
    private readonly headway: Headway,
    private readonly pace: Pace,
  ) {}

  /** `done` when passes found nothing older for long enough that what was decided before has drained. */
  async execute(job: RelinkJob, signal: AbortSignal): Promise<'done' | 'stalled' | 'stopped'> {
    const { relinkPollMs, relinkSettleMs, relinkStalledMs } = this.pace.settings;
    let { progress } = job;
    let sent: ReadonlySet<ActivityId> = new Set();
    let lastSentMs = this.pace.now().getTime();
    while (!signal.aborted) {
      const found = await this.find(job);
      const unsent = found.filter((id) => !sent.has(id));
      if (unsent.length > 0) {
        progress = await this.send({ ...job, progress }, unsent, signal);
        if (progress === undefined) return 'stopped';
        lastSentMs = this.pace.now().getTime();
      }
      const idleMs = this.pace.now().getTime() - lastSentMs;
      if (found.length === 0 && idleMs >= relinkSettleMs) return 'done';
      if (found.length > 0 && idleMs >= relinkStalledMs) return 'stalled';
      sent = new Set(found);
      await pause(relinkPollMs, signal);
    }
    return 'stopped';
  }

  /** How far it is then; nothing when it was stopped, or goes on elsewhere. */
  private async send(
    job: RelinkJob,
    unsent: readonly ActivityId[],
    signal: AbortSignal,
  ): Promise<JobProgress | undefined> {
    if (!(await this.headway.mayGoOn(job.id, signal))) return undefined;
    await this.sendRelinks.execute(job, unsent);
    return this.headway.note(job.id, job.progress, { done: (job.progress?.done ?? 0) + unsent.length });
  }

  private find({ mailboxId, request: { ruleId, ruleVersion } }: RelinkJob): Promise<readonly ActivityId[]> {
    const link = { mailboxId, ruleId, belowVersion: ruleVersion };
    return this.store.findLinkedByRule(link, this.pace.settings.relinkPage);
  }
}
