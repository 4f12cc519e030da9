import { Injectable } from '@nestjs/common';
import { NotAllowed, NotAuthenticated } from '../http/refusal';
import { AccessGuard } from './access-guard';
import type { GatewayRequest } from './gateway-request';
import type { Principal } from './principal';

/** For answers that last: whether who asked may still ask, and as whom. */
@Injectable()
export class StillSignedIn {
  private readonly lookedAt = new WeakMap<GatewayRequest, number>();

  constructor(private readonly guard: AccessGuard) {}

  async of(request: GatewayRequest): Promise<Principal | undefined> {
    this.lookedAt.set(request, performance.now());
    try {
      return await this.guard.admit(request, 'owners');
    } catch (error) {
      if (error instanceof NotAuthenticated || error instanceof NotAllowed) return undefined;
      throw error;
    }
  }

  /** Whether that was asked within so long. */
  isFresh(request: GatewayRequest, withinMs: number): boolean {
    return performance.now() - (this.lookedAt.get(request) ?? Number.NEGATIVE_INFINITY) < withinMs;
  }
}
