import { Injectable } from '@nestjs/common';
import { hashId, randomSecret } from '@foldwatch/platform';
import { Clock } from '@foldwatch/ports';
import { admin, type Principal } from './principal';

const lifeMs = 15 * 60 * 1_000;

interface OpenLink {
  readonly principal: Principal;
  readonly expiresAt: number;
}

/** Links by which a browser signs in: each works once, within 15 minutes, at the process that made it. */
@Injectable()
export class SessionLinks {
  private readonly open = new Map<string, OpenLink>();

  constructor(private readonly clock: Clock) {}

  /** The link as a path of this gateway, such as `/login?token=…`; only its hash is kept. */
  create(principal: Principal = admin): { readonly path: string; readonly expiresAt: string } {
    const now = this.clock.now().getTime();
    for (const [key, link] of this.open) if (link.expiresAt <= now) this.open.delete(key);
    const token = randomSecret();
    const expiresAt = now + lifeMs;
    this.open.set(hashId(token), { principal, expiresAt });
    return { path: `/login?token=${token}`, expiresAt: new Date(expiresAt).toISOString() };
  }

  redeem(token: string): Principal | undefined {
    const key = hashId(token);
    const link = this.open.get(key);
    this.open.delete(key);
    return link !== undefined && link.expiresAt > this.clock.now().getTime() ? link.principal : undefined;
  }
}
