import { Injectable } from '@nestjs/common';
import { holderKeyOf } from '@foldwatch/ports';
import { KeptSessions } from '../access/kept-sessions';
import type { GatewayRequest } from '../access/gateway-request';
import type { OpenSessionPage } from '../access/open-session-views';
import { SessionsOfHolder } from '../access/sessions-of-holder';
import type { PageQuery } from '../http/page-query';
import { KnownUsers } from './known-users';

/** Where a user is signed in, for administrators. */
@Injectable()
export class UserSessions {
  constructor(
    private readonly known: KnownUsers,
    private readonly sessions: SessionsOfHolder,
    private readonly kept: KeptSessions,
  ) {}

  async list(userId: string, query: PageQuery, { sessionId }: GatewayRequest): Promise<OpenSessionPage> {
    return this.sessions.list(await this.keyOf(userId), { query, currentId: sessionId });
  }

  async end(userId: string, sessionId: string): Promise<void> {
    await this.sessions.end(await this.keyOf(userId), sessionId);
  }

  async endAll(userId: string): Promise<void> {
    await this.kept.endAllOf(await this.known.find(userId));
  }

  private async keyOf(userId: string): Promise<string> {
    const { id, epoch } = await this.known.find(userId);
    return holderKeyOf({ kind: 'user', userId: id, epoch });
  }
}
