import { Logger } from '@nestjs/common';
import { pause, Wake } from '@foldwatch/platform';

interface TickerParts {
  /** The log event when it fails. */
  readonly event: string;
  readonly everyMs: number;
  readonly work: () => Promise<void>;
}

/** Does something again and again, never twice at once. What fails is logged and done again at the next tick. */
export class Ticker {
  private readonly logger = new Logger('gateway');
  private readonly wake = new Wake();
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly parts: TickerParts) {}

  /** Once, however often Nest says that the application has started: it does for each part of a hybrid one. */
  start(): void {
    if (this.timer !== undefined) return;
    this.timer = setInterval(() => this.wake.ring(), this.parts.everyMs).unref();
    this.wake.ring();
    this.running = this.run();
  }

  /** The next tick comes now. */
  hurry(): void {
    this.wake.ring();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.stopping.abort();
    this.wake.ring();
    await this.running;
  }

  private async run(): Promise<void> {
    for (;;) {
      await this.wake.wait();
      if (this.stopping.signal.aborted) return;
      try {
        await this.parts.work();
      } catch (error) {
        this.logger.warn({ event: this.parts.event, error: error instanceof Error ? error.name : 'unknown' });
        await pause(this.parts.everyMs, this.stopping.signal);
      }
    }
  }
}
