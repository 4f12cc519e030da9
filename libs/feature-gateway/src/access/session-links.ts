import { Injectable } from '@nestjs/common';
import { keyedHashId, randomSecret } from '@foldwatch/platform';
import { Clock, SignInLinks, type SessionHolder } from '@foldwatch/ports';
import { NotPossible } from '../http/refusal';
import { GatewayOptions } from './gateway-options';
import { admin, type Principal } from './principal';
import { SessionPrincipals } from './session-principals';

const lifeMs = 15 * 60 * 1_000;

/**
 * Links by which a browser signs in: each works once, within 15 minutes, at every gateway. The store has a keyed hash of what
 * the link says: who reads the store cannot use it, and another admin token ends all.
 */
@Injectable()
export class SessionLinks {
  constructor(
    private readonly options: GatewayOptions,
    private readonly store: SignInLinks,
    private readonly principals: SessionPrincipals,
    private readonly clock: Clock,
  ) {}

  /** The link as a path of this gateway, such as `/login?token=…`. */
  async create(principal: Principal = admin): Promise<{ readonly path: string; readonly expiresAt: string }> {
    const holder = await this.principals.holderOf(principal);
    if (holder === undefined) throw new NotPossible('no-login', 'Only who signs in at a browser can have a link.');
    const token = randomSecret();
    const expiresAt = new Date(this.clock.now().getTime() + lifeMs).toISOString();
    await this.store.keep({ id: this.idOf(token), holder, expiresAt });
    return { path: `/login?token=${token}`, expiresAt };
  }

  /** Whose browser it makes; nobody's when the link is unknown, used or too old, or its holder may come in no more. */
  async redeem(token: string): Promise<SessionHolder | undefined> {
    const link = await this.store.take(this.idOf(token));
    if (link === undefined || Date.parse(link.expiresAt) <= this.clock.now().getTime()) return undefined;
    return (await this.principals.find(link.holder)) === undefined ? undefined : link.holder;
  }

  private idOf(token: string): string {
    return keyedHashId(`link:${this.options.adminToken}`, token);
  }
}
