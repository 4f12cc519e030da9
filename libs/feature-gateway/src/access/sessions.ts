import { Injectable } from '@nestjs/common';
import { Clock } from '@foldwatch/ports';
import { isSameSecret, keyedHashId, randomSecret } from '@foldwatch/platform';
import { GatewayOptions } from './gateway-options';
import { KnownAdministrators } from './known-administrators';
import { admin, mayAdminister, ownerOf, type Principal } from './principal';

const lifeMs = 7 * 24 * 60 * 60 * 1_000;

export const sessionCookie = 'foldwatch_session';

/**
 * Sessions of the browser. The cookie proves itself by a keyed hash, so that every gateway knows it and a restart ends none;
 * another admin token ends them all, and a named administrator's end with the right to be one.
 */
@Injectable()
export class Sessions {
  readonly lifeSeconds = lifeMs / 1_000;

  constructor(
    private readonly options: GatewayOptions,
    private readonly administrators: KnownAdministrators,
    private readonly clock: Clock,
  ) {}

  open(principal: Principal): string {
    const [mailboxId = ''] = principal.mailboxIds;
    const kind = mayAdminister(principal) ? 'admin' : 'owner';
    const subject = encodeURIComponent(kind === 'admin' ? (principal.administratorId ?? '') : mailboxId);
    const claims = [kind, subject, this.clock.now().getTime() + lifeMs, randomSecret()].join('~');
    return `${claims}~${this.seal(claims)}`;
  }

  async find(cookie: string): Promise<Principal | undefined> {
    const end = cookie.lastIndexOf('~');
    const claims = cookie.slice(0, Math.max(end, 0));
    if (!isSameSecret(cookie.slice(end + 1), this.seal(claims))) return undefined;
    const [kind, subject = '', expiresAt] = claims.split('~');
    if (Number(expiresAt) <= this.clock.now().getTime()) return undefined;
    const named = decodeURIComponent(subject);
    if (kind !== 'admin') return ownerOf(named);
    return named === '' ? admin : this.administrators.byId(named);
  }

  private seal(claims: string): string {
    return keyedHashId(`session:${this.options.adminToken}`, claims);
  }
}
