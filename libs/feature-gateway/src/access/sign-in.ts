import { Injectable } from '@nestjs/common';
import { GatewayOptions } from './gateway-options';
import { SessionLinks } from './session-links';
import { sessionCookie, Sessions } from './sessions';

/** Turns a one-time link into the cookie of a session. */
@Injectable()
export class SignIn {
  constructor(
    private readonly links: SessionLinks,
    private readonly sessions: Sessions,
    private readonly options: GatewayOptions,
  ) {}

  /** The `Set-Cookie` of the new session, or `undefined` for a link that is unknown, used or too old. */
  execute(token: string): string | undefined {
    const principal = this.links.redeem(token);
    if (principal === undefined) return undefined;
    return this.cookie(this.sessions.open(principal), this.sessions.lifeSeconds);
  }

  /** The `Set-Cookie` that forgets a session. */
  signOut(): string {
    return this.cookie('', 0);
  }

  private cookie(value: string, maxAgeSeconds: number): string {
    const secure = this.options.secureCookies ? '; Secure' : '';
    return `${sessionCookie}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${maxAgeSeconds}${secure}`;
  }
}
