import { Clock, MailboxJobs, type JobResult, type MailboxJob } from '@foldwatch/ports';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { WalkRelink } from './walk-relink';
import { WalkRepublish } from './walk-republish';

const done: JobResult = { kind: 'done' };
const stalled: JobResult = {
  kind: 'failed',
  code: 'relink-stalled',
  message: 'Decisions were not recorded for too long; start the relink again once the writer has caught up.',
};

/**
 * Starts the walk of each announced relink and republication that is not yet done or under way here. Walks go on beside the
 * batches and end with the process; the next one looks for what is open.
 */
@Injectable()
export class CarryOutJobs implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Writer');
  private readonly walking = new Map<string, Promise<void>>();
  private readonly shutdown = new AbortController();

  constructor(
    private readonly jobs: MailboxJobs,
    private readonly clock: Clock,
    private readonly relink: WalkRelink,
    private readonly republish: WalkRepublish,
  ) {}

  async execute(jobIds: readonly string[]): Promise<void> {
    for (const id of new Set(jobIds)) {
      if (this.shutdown.signal.aborted) return;
      const job = this.walking.has(id) ? undefined : await this.jobs.find(id);
      if (job === undefined || job.result !== undefined || !isOfWriter(job) || this.walking.has(id)) continue;
      this.walking.set(id, this.run(job));
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.shutdown.abort();
    await Promise.all(this.walking.values());
  }

  private async run(job: MailboxJob): Promise<void> {
    const { id: jobId, mailboxId, request } = job;
    const logged = { jobId, mailboxId, kind: request.kind };
    try {
      const result = await this.walk(job);
      if (result === undefined) return;
      await this.jobs.finish(jobId, result, this.clock.now().toISOString());
      this.logger.log({ event: 'job.finished', ...logged, result: result.kind });
    } catch (error) {
      this.logger.error({
        event: 'job.interrupted',
        ...logged,
        error: error instanceof Error ? error.name : 'unknown',
      });
    } finally {
      this.walking.delete(jobId);
    }
  }

  /** Nothing when it was stopped, or goes on elsewhere. */
  private async walk({ request, ...job }: MailboxJob): Promise<JobResult | undefined> {
    const { signal } = this.shutdown;
    if (request.kind === 'republish') {
      const end = await this.republish.execute({ ...job, of: request.of }, signal);
      return end === 'done' ? done : undefined;
    }
    if (request.kind !== 'relink') return undefined;
    const end = await this.relink.execute({ ...job, request }, signal);
    if (end === 'stopped') return undefined;
    return end === 'done' ? done : stalled;
  }
}

/** The others need Exchange. */
export const isOfWriter = ({ request: { kind } }: MailboxJob): boolean => kind === 'relink' || kind === 'republish';
