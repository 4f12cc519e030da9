import type { IncomingMessage, ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { OpenSession, SessionHolder } from '@foldwatch/ports';
import { callerAddress } from '../http/caller';
import { GatewayOptions } from './gateway-options';
import { cookieOf, SessionCookies } from './session-cookies';
import { SessionLinks } from './session-links';
import { sessionCookie, Sessions } from './sessions';

/** Makes a browser somebody's, and nobody's again. */
@Injectable()
export class SignIn {
  constructor(
    private readonly links: SessionLinks,
    private readonly sessions: Sessions,
    private readonly cookies: SessionCookies,
    private readonly options: GatewayOptions,
  ) {}

  /** Whether the link was good: not unknown, used or too old. */
  async byLink(token: string, response: ServerResponse): Promise<boolean> {
    const holder = await this.links.redeem(token);
    if (holder === undefined) return false;
    await this.as(holder, 'link', response);
    return true;
  }

  /** The session that the browser had is over, whoever's it was. */
  async as(holder: SessionHolder, how: OpenSession['how'], response: ServerResponse): Promise<void> {
    const { req: request } = response;
    await this.endOld(request);
    const address = callerAddress(request, this.options.trustedProxies);
    const secret = await this.sessions.open(holder, how, { client: request.headers['user-agent'], address });
    this.cookies.give(response, secret, this.sessions.lifeSeconds);
  }

  async out(response: ServerResponse): Promise<void> {
    await this.endOld(response.req);
    this.cookies.take(response);
  }

  private async endOld(request: IncomingMessage): Promise<void> {
    const old = cookieOf(request, sessionCookie);
    if (old !== undefined) await this.sessions.end(old);
  }
}
