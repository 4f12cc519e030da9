import { pause } from '@foldwatch/platform';
import { MailboxJobs, PipelineLag, type JobProgress } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import { Pace } from './pace';

export type Step = Omit<JobProgress, 'revision' | 'at'>;

/** How a job in bulk goes on: while live mail does not wait for it and nobody has stopped it, telling how far it is. */
@Injectable()
export class Headway {
  constructor(
    private readonly jobs: MailboxJobs,
    private readonly lag: PipelineLag,
    private readonly pace: Pace,
  ) {}

  /** Waits until rules and writer have caught up. False when the job was stopped, or this process is to end. */
  async mayGoOn(jobId: string, signal: AbortSignal): Promise<boolean> {
    const { maxPipelineLag, lagPollMs } = this.pace.settings;
    while (!signal.aborted && (await this.lag.read()) >= maxPipelineLag) await pause(lagPollMs, signal);
    if (signal.aborted) return false;
    const job = await this.jobs.find(jobId);
    return job !== undefined && job.result === undefined;
  }

  /** What to go on from, or `undefined` when the job was stopped or another process has gone on with it. */
  async note(jobId: string, before: JobProgress | undefined, step: Step): Promise<JobProgress | undefined> {
    const progress = { ...step, revision: (before?.revision ?? 0) + 1, at: this.pace.now().toISOString() };
    return (await this.jobs.advance(jobId, progress)) === 'saved' ? progress : undefined;
  }
}
