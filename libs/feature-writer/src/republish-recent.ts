import type { Activity } from '@foldwatch/domain';
import { backOffMs, hashId, pause } from '@foldwatch/platform';
import { ActivityStore } from '@foldwatch/ports';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { messagesOf } from './activity-messages';
import { Pace } from './pace';
import { TellAgain } from './tell-again';

const page = 200;

/**
 * Publishes again what changed shortly before the start, and once more a while later: a predecessor that was slow to die may
 * have published an older state after a newer one, and a compacted topic keeps the last.
 */
@Injectable()
export class RepublishRecent implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(RepublishRecent.name);
  private readonly shutdown = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: ActivityStore,
    private readonly tellAgain: TellAgain,
    private readonly pace: Pace,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.shutdown.abort();
    await this.running;
  }

  /** Everything modified at or after `since`. */
  async execute(since: string, signal: AbortSignal): Promise<void> {
    let cursor: string | undefined;
    do {
      const found = await this.store.findModifiedSince(since, page, cursor);
      await this.tellAgain.execute(found.activities, (activity) => messagesSince(activity, since));
      cursor = found.nextCursor;
    } while (cursor !== undefined && !signal.aborted);
  }

  private async run(): Promise<void> {
    const { signal } = this.shutdown;
    const { republishWindowMs, republishAgainMs } = this.pace.settings;
    const since = new Date(this.pace.now().getTime() - republishWindowMs).toISOString();
    await this.untilDone(since, signal);
    await pause(republishAgainMs, signal);
    await this.untilDone(since, signal);
  }

  private async untilDone(since: string, signal: AbortSignal): Promise<void> {
    for (let attempt = 0; !signal.aborted; attempt += 1) {
      try {
        await this.execute(since, signal);
        return;
      } catch (error) {
        this.logger.warn({ event: 'republish.delayed', error: error instanceof Error ? error.name : 'unknown' });
        await pause(backOffMs(attempt, 500, 30_000), signal);
      }
    }
  }
}

const messagesSince = (activity: Activity, since: string): ReturnType<typeof messagesOf> =>
  messagesOf(
    { activity, changes: activity.history.filter(({ at }) => at >= since), actions: [] },
    { correlationId: hashId('republish', activity.id, String(activity.sequence)) },
  );
