import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { GatewayOptions } from '../access/gateway-options';
import { Ticker } from '../http/ticker';
import { ResumeEnabling } from './resume-enabling';
import { WantedEnablings, type LeftEnabling } from './wanted-enablings';

/** Looks every few seconds after tests whose gateway is no more, from before its own start too. */
@Injectable()
export class ResumeEnablings implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('gateway');
  private readonly ticker: Ticker;

  constructor(
    private readonly wanted: WantedEnablings,
    private readonly resumeEnabling: ResumeEnabling,
    options: GatewayOptions,
  ) {
    const everyMs = options.watchMs ?? 2_000;
    this.ticker = new Ticker({ event: 'enablings.unread', everyMs, work: () => this.look() });
  }

  onApplicationBootstrap(): void {
    this.ticker.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.ticker.stop();
  }

  private async look(): Promise<void> {
    for (const left of await this.wanted.listLeft()) await this.resume(left);
  }

  /** One that cannot be enabled now keeps no other from it. */
  private async resume(left: LeftEnabling): Promise<void> {
    const { mailboxId, testId: jobId } = left.job.request;
    try {
      await this.resumeEnabling.execute(left);
    } catch (error) {
      const name = error instanceof Error ? error.name : 'unknown';
      this.logger.warn({ event: 'mailbox.not-enabled', mailboxId, jobId, error: name });
    }
  }
}
