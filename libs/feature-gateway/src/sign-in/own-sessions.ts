import { Injectable } from '@nestjs/common';
import { holderKeyOf } from '@foldwatch/ports';
import type { GatewayRequest } from '../access/gateway-request';
import type { OpenSessionPage } from '../access/open-session-views';
import type { Principal } from '../access/principal';
import { SessionPrincipals } from '../access/session-principals';
import { SessionsOfHolder } from '../access/sessions-of-holder';
import type { PageQuery } from '../http/page-query';

/** Where somebody is signed in, for that person. */
@Injectable()
export class OwnSessions {
  constructor(
    private readonly sessions: SessionsOfHolder,
    private readonly principals: SessionPrincipals,
  ) {}

  async list(query: PageQuery, viewer: Principal, { sessionId }: GatewayRequest): Promise<OpenSessionPage> {
    const key = await this.keyOf(viewer);
    if (key === undefined) return { items: [], nextCursor: null };
    return this.sessions.list(key, { query, currentId: sessionId });
  }

  async end(id: string, viewer: Principal): Promise<void> {
    await this.sessions.end(await this.keyOf(viewer), id);
  }

  private async keyOf(viewer: Principal): Promise<string | undefined> {
    const holder = await this.principals.holderOf(viewer);
    return holder === undefined ? undefined : holderKeyOf(holder);
  }
}
