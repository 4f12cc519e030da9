import { foldSettingsOf } from '@foldwatch/domain';
import { Clock, MailboxJobs, OrganizationConfigs, type JobResult } from '@foldwatch/ports';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { WalkRelink, type RelinkJob } from './walk-relink';

const stalled: JobResult = {
  kind: 'failed',
  code: 'relink-stalled',
  message: 'Decisions were not recorded for too long; start the relink again once the writer has caught up.',
};

/**
 * Starts the walk of each announced relink that is not yet done or under way here. Walks go on beside the batches and end
 * with the process; the next one looks for what is open.
 */
@Injectable()
export class RelinkActivities implements BeforeApplicationShutdown {
  private readonly logger = new Logger(RelinkActivities.name);
  private readonly walking = new Map<string, Promise<void>>();
  private readonly shutdown = new AbortController();

  constructor(
    private readonly jobs: MailboxJobs,
    private readonly organizations: OrganizationConfigs,
    private readonly clock: Clock,
    private readonly walk: WalkRelink,
  ) {}

  async execute(jobIds: readonly string[]): Promise<void> {
    for (const id of new Set(jobIds)) {
      if (this.shutdown.signal.aborted) return;
      const job = this.walking.has(id) ? undefined : await this.jobs.find(id);
      if (job?.request.kind !== 'relink' || job.result !== undefined || this.walking.has(id)) continue;
      this.walking.set(id, this.run({ id, mailboxId: job.mailboxId, request: job.request }));
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.shutdown.abort();
    await Promise.all(this.walking.values());
  }

  private async run(job: RelinkJob): Promise<void> {
    try {
      const { settings } = await this.organizations.find();
      const end = await this.walk.execute(job, foldSettingsOf(settings), this.shutdown.signal);
      if (end !== 'stopped') await this.finish(job, end === 'done' ? { kind: 'done' } : stalled);
    } catch (error) {
      const name = error instanceof Error ? error.name : 'unknown';
      this.logger.error({ event: 'relink.interrupted', jobId: job.id, mailboxId: job.mailboxId, error: name });
    } finally {
      this.walking.delete(job.id);
    }
  }

  private finish(job: RelinkJob, result: JobResult): Promise<void> {
    return this.jobs.finish(job.id, result, this.clock.now().toISOString());
  }
}
