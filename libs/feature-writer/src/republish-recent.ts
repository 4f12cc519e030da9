import type { Activity } from '@foldwatch/domain';
import { backOffMs, hashId, pause } from '@foldwatch/platform';
import { ActivityStore, Clock, EventPublisher } from '@foldwatch/ports';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { messagesOf } from './activity-messages';
import { WriterSettings } from './writer-settings';

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
    private readonly publisher: EventPublisher,
    private readonly clock: Clock,
    private readonly settings: WriterSettings,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.shutdown.abort();
    await this.running;
  }

  /** Everything modified at or after `since`; what changes meanwhile is read and published anew, so that the last word is the newest. */
  async execute(since: string, signal: AbortSignal): Promise<void> {
    let cursor: string | undefined;
    do {
      const found = await this.store.findModifiedSince(since, page, cursor);
      await this.publish(found.activities, since);
      cursor = found.nextCursor;
    } while (cursor !== undefined && !signal.aborted);
  }

  private async publish(activities: readonly Activity[], since: string): Promise<void> {
    let current = activities;
    while (current.length > 0) {
      await this.publisher.publish(current.flatMap((activity) => messagesSince(activity, since)));
      const versions = new Map(current.map(({ id, version }) => [id, version]));
      const stored = await this.store.findMany([...versions.keys()]);
      current = [...stored.values()].filter(({ id, version }) => version !== versions.get(id));
    }
  }

  private async run(): Promise<void> {
    const { signal } = this.shutdown;
    const since = new Date(this.clock.now().getTime() - this.settings.republishWindowMs).toISOString();
    await this.untilDone(since, signal);
    await pause(this.settings.republishAgainMs, signal);
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
