import { Injectable } from '@nestjs/common';
import { Clock } from '@foldwatch/ports';
import { GatewayOptions } from '../access/gateway-options';
import type { GatewayRequest } from '../access/gateway-request';
import { callerAddress } from '../http/caller';
import { NotAuthenticated, TooManyRequests } from '../http/refusal';
import { defaultLimits } from './gateway-limits';
import { TokenBuckets } from './token-buckets';

/**
 * Whoever guesses tokens or cookies is soon told to wait, by address. Who is signed in is let in all the same: a proxy that
 * nobody told us of has one address for all.
 */
@Injectable()
export class LimitStrangers {
  private readonly buckets: TokenBuckets;

  constructor(
    private readonly options: GatewayOptions,
    private readonly clock: Clock,
  ) {
    this.buckets = new TokenBuckets({ ...defaultLimits, ...options.limits }.strangersPerMinute);
  }

  /** What `authenticate` finds. */
  async hold<T>(request: GatewayRequest, authenticate: () => Promise<T>): Promise<T> {
    try {
      return await authenticate();
    } catch (error) {
      if (error instanceof NotAuthenticated) this.count(request);
      throw error;
    }
  }

  private count(request: GatewayRequest): void {
    const address = callerAddress(request, this.options.trustedProxies);
    const { isAllowed, waitSeconds } = this.buckets.take(address, this.clock.now().getTime());
    if (isAllowed) return;
    const message = 'Too many requests came from your address that nobody is signed in for.';
    throw new TooManyRequests('rate-limited', message, waitSeconds);
  }
}
