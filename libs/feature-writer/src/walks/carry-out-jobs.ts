import { backOffMs, pause } from '@foldwatch/platform';
import { Clock, isOfWriter, MailboxJobs, type JobResult, type MailboxJob } from '@foldwatch/ports';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Walks } from './walks';

const firstPauseMs = 500;
const longestPauseMs = 60_000;

/**
 * Starts the walk of each announced job of the writer that is not yet done or under way here. Walks go on beside the batches and
 * end with the process; the next one looks for what is open.
 */
@Injectable()
export class CarryOutJobs implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Writer');
  private readonly walking = new Map<string, Promise<void>>();
  private readonly shutdown = new AbortController();

  constructor(
    private readonly jobs: MailboxJobs,
    private readonly clock: Clock,
    private readonly walks: Walks,
  ) {}

  async execute(jobIds: readonly string[]): Promise<void> {
    const { signal } = this.shutdown;
    for (const id of jobIds) {
      if (!signal.aborted && !this.walking.has(id)) this.walking.set(id, this.run(id));
    }
  }

  /** What records changed by while the last job ended, or without anybody who could ask for one. */
  async takeUpChanges(): Promise<void> {
    await this.execute(await this.walks.openOthers());
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.shutdown.abort();
    await Promise.all(this.walking.values());
  }

  private async run(id: string): Promise<void> {
    const { signal } = this.shutdown;
    try {
      for (let attempt = 0; !(await this.isOver(id)) && !signal.aborted; attempt += 1) {
        await pause(backOffMs(attempt, firstPauseMs, longestPauseMs), signal);
      }
    } finally {
      this.walking.delete(id);
    }
  }

  /** False when it was interrupted; it goes on from where it came then. */
  private async isOver(id: string): Promise<boolean> {
    try {
      const job = await this.jobs.find(id);
      if (job === undefined || job.result !== undefined || !isOfWriter(job)) return true;
      const result = await this.walks.execute(job, this.shutdown.signal);
      if (result !== undefined) await this.finish(job, result);
      return true;
    } catch (error) {
      this.logger.error({
        event: 'job.interrupted',
        jobId: id,
        error: error instanceof Error ? error.name : 'unknown',
      });
      return false;
    }
  }

  private async finish(job: MailboxJob, result: JobResult): Promise<void> {
    const {
      id: jobId,
      mailboxId,
      request: { kind },
    } = job;
    await this.jobs.finish(jobId, result, this.clock.now().toISOString());
    this.logger.log({ event: 'job.finished', jobId, mailboxId, kind, result: result.kind });
    if (kind === 'resolve') await this.takeUpChanges();
  }
}
