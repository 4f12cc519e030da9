import { backOffMs, pause } from '@foldwatch/platform';
import type { DeliverySettings } from './delivery-settings';
import type { Subscription } from './subscription';

/** Pauses of one subscription on one partition, which grow until something succeeds. */
export class OutagePauses {
  private outages = 0;

  constructor(
    private readonly subscription: Subscription,
    private readonly settings: Pick<DeliverySettings, 'outagePauses' | 'report'>,
  ) {}

  over(): void {
    this.outages = 0;
  }

  /** Says what is the matter and waits; returns early when `stopping` is aborted. */
  async after(error: unknown, stopping: AbortSignal): Promise<void> {
    if (stopping.aborted) return;
    const { outagePauses, report } = this.settings;
    const pauseMs = backOffMs(this.outages, outagePauses.firstMs, outagePauses.maxMs);
    this.outages += 1;
    const { group, topic } = this.subscription;
    report({ kind: 'paused', group, topic, error, pauseMs });
    await pause(pauseMs, stopping);
  }
}
