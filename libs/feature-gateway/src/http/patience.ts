import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { pause } from '@foldwatch/platform';
import { GatewayOptions } from '../access/gateway-options';

const firstPauseMs = 5;
const longestPauseMs = 200;
const asLongAsAPersonMs = 10_000;

/** Waits for what other processes write to the store. Ends early when the gateway closes. */
@Injectable()
export class Patience implements OnModuleDestroy {
  private readonly closing = new AbortController();
  private readonly defaultMs: number;

  constructor({ patienceMs = asLongAsAPersonMs }: GatewayOptions) {
    this.defaultMs = patienceMs;
  }

  /** What `look` finds, or `undefined` when time is up. Looks at least once, and once more at the very end. */
  async until<T>(look: () => Promise<T | undefined>, timeoutMs = this.defaultMs): Promise<T | undefined> {
    const deadline = performance.now() + timeoutMs;
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 1.5, longestPauseMs)) {
      const isLast = performance.now() >= deadline || this.closing.signal.aborted;
      const found = await look();
      if (found !== undefined || isLast) return found;
      await pause(Math.min(pauseMs, Math.max(deadline - performance.now(), 0)), this.closing.signal);
    }
  }

  onModuleDestroy(): void {
    this.closing.abort();
  }
}
