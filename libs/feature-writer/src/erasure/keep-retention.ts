import { pause } from '@foldwatch/platform';
import { KeyOwnership, OrganizationConfigs } from '@foldwatch/ports';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Pace } from '../walks/pace';
import { ExpireActivities } from './expire-activities';

const dayMs = 86_400_000;

/** Removes activities by age once an hour, where the organization keeps them for so long and no longer. */
@Injectable()
export class KeepRetention implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('KeepHouse');
  private readonly shutdown = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly organizations: OrganizationConfigs,
    private readonly expireActivities: ExpireActivities,
    private readonly ownership: KeyOwnership,
    private readonly pace: Pace,
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
      await pause(this.pace.settings.expireEveryMs, signal);
      if (!signal.aborted) await this.sweep(signal);
    }
  }

  private async sweep(signal: AbortSignal): Promise<void> {
    try {
      const { activityRetentionDays, categoryName } = (await this.organizations.find()).settings;
      if (activityRetentionDays === 0) return;
      const before = new Date(this.pace.now().getTime() - activityRetentionDays * dayMs).toISOString();
      const isMine = (id: string): boolean => this.ownership.owns(id);
      const activities = await this.expireActivities.execute({ before, categoryName, isMine }, signal);
      if (activities > 0) this.logger.log({ event: 'activities.expired', activities });
    } catch (error) {
      this.logger.warn({ event: 'activities.unexpired', error: error instanceof Error ? error.name : 'unknown' });
    }
  }
}
