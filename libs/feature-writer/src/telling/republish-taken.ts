import { backOffMs, pause } from '@foldwatch/platform';
import { Clock, KeyOwnership } from '@foldwatch/ports';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { RepublishRecent } from './republish-recent';
import { WriterSettings } from '../writer-settings';

/**
 * When activities become this instance's to write, publishes again what changed of them shortly before, and once more a while
 * later: a predecessor that was slow to die may have published an older state after a newer one, and a compacted topic keeps
 * the last.
 */
@Injectable()
export class RepublishTaken implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(RepublishTaken.name);
  private readonly shutdown = new AbortController();
  private running: Promise<unknown> = Promise.resolve();
  private stopWatching: () => void = () => undefined;

  constructor(
    private readonly republishRecent: RepublishRecent,
    private readonly ownership: KeyOwnership,
    private readonly clock: Clock,
    private readonly settings: WriterSettings,
  ) {}

  onApplicationBootstrap(): void {
    this.stopWatching = this.ownership.onChange((came) => this.begin(came));
    this.begin((activityId) => this.ownership.owns(activityId));
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopWatching();
    this.shutdown.abort();
    await this.running;
  }

  private begin(isTaken: (activityId: string) => boolean): void {
    this.running = Promise.all([this.running, this.run(isTaken)]);
  }

  private async run(isTaken: (activityId: string) => boolean): Promise<void> {
    const since = new Date(this.clock.now().getTime() - this.settings.republishWindowMs).toISOString();
    await this.untilDone(since, isTaken);
    await pause(this.settings.republishAgainMs, this.shutdown.signal);
    await this.untilDone(since, isTaken);
  }

  private async untilDone(since: string, isTaken: (activityId: string) => boolean): Promise<void> {
    const { signal } = this.shutdown;
    for (let attempt = 0; !signal.aborted; attempt += 1) {
      try {
        await this.republishRecent.execute(since, isTaken, signal);
        return;
      } catch (error) {
        this.logger.warn({ event: 'republish.delayed', error: error instanceof Error ? error.name : 'unknown' });
        await pause(backOffMs(attempt, 500, 30_000), signal);
      }
    }
  }
}
