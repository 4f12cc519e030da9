import { pause } from '@foldwatch/platform';
import { MailboxConfigs, MailboxJobs, type MailboxJob } from '@foldwatch/ports';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { RelinkActivities } from './relink-activities';
import { WriterSettings } from './writer-settings';

const page = 200;

/** Looks for relinks that a process before this one, or an outage, left unfinished: on starting and now and then. */
@Injectable()
export class ResumeRelinks implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(ResumeRelinks.name);
  private readonly shutdown = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly configs: MailboxConfigs,
    private readonly jobs: MailboxJobs,
    private readonly relinkActivities: RelinkActivities,
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
        this.logger.warn({ event: 'relinks.unread', error: error instanceof Error ? error.name : 'unknown' });
      }
      await pause(this.settings.resumeRelinksMs, signal);
    }
  }

  private async resume(signal: AbortSignal): Promise<void> {
    let cursor: string | undefined;
    do {
      const { configs, nextCursor } = await this.configs.list(page, cursor);
      const open = await this.jobs.findOpen(configs.map(({ mailbox }) => mailbox.id));
      await this.relinkActivities.execute(open.filter(isRelink).map(({ id }) => id));
      cursor = nextCursor;
    } while (cursor !== undefined && !signal.aborted);
  }
}

const isRelink = ({ request }: MailboxJob): boolean => request.kind === 'relink';
