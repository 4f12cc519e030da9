import { pause } from '@foldwatch/platform';
import type { MailboxId } from '@foldwatch/domain';
import { isOfWriter, MailboxConfigs, MailboxJobs, wholeOrganization } from '@foldwatch/ports';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { CarryOutJobs } from './carry-out-jobs';
import { WriterSettings } from '../writer-settings';

const page = 200;

/**
 * Looks for what a process before this one, or an outage, left unfinished, and for records whose change led to no job yet: on starting and
 * now and then.
 */
@Injectable()
export class ResumeJobs implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(ResumeJobs.name);
  private readonly shutdown = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly configs: MailboxConfigs,
    private readonly jobs: MailboxJobs,
    private readonly carryOutJobs: CarryOutJobs,
    private readonly settings: WriterSettings,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.run(this.shutdown.signal);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.shutdown.abort();
    await this.running;
  }

  private async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.resume(signal);
      } catch (error) {
        this.logger.warn({ event: 'jobs.unread', error: error instanceof Error ? error.name : 'unknown' });
      }
      await pause(this.settings.resumeJobsMs, signal);
    }
  }

  private async resume(signal: AbortSignal): Promise<void> {
    await this.resumeOf([wholeOrganization]);
    await this.carryOutJobs.takeUpChanges();
    let cursor: string | undefined;
    do {
      const { configs, nextCursor } = await this.configs.list(page, cursor);
      await this.resumeOf(configs.map(({ mailbox }) => mailbox.id));
      cursor = nextCursor;
    } while (cursor !== undefined && !signal.aborted);
  }

  private async resumeOf(mailboxIds: readonly MailboxId[]): Promise<void> {
    const open = await this.jobs.findOpen(mailboxIds);
    await this.carryOutJobs.execute(open.filter(isOfWriter).map(({ id }) => id));
  }
}
