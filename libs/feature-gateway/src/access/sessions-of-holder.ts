import { Injectable } from '@nestjs/common';
import { holderKeyOf, OpenSessions } from '@foldwatch/ports';
import { pageOf, type PageQuery } from '../http/page-query';
import { UnknownResource } from '../http/refusal';
import { toOpenSessionView, type OpenSessionPage } from './open-session-views';
import { Sessions } from './sessions';

interface Asked {
  readonly query: PageQuery;
  /** The session that asks. */
  readonly currentId: string | undefined;
}

/** The open sessions of one person, by the key of whoever holds them. */
@Injectable()
export class SessionsOfHolder {
  constructor(
    private readonly store: OpenSessions,
    private readonly sessions: Sessions,
  ) {}

  async list(holderKey: string, { query, currentId }: Asked): Promise<OpenSessionPage> {
    const { limit, cursor } = pageOf(query);
    const { sessions, nextCursor } = await this.store.list(holderKey, limit, cursor);
    const alive = sessions.filter((session) => this.sessions.isAlive(session));
    return { items: alive.map((one) => toOpenSessionView(one, currentId)), nextCursor: nextCursor ?? null };
  }

  async end(holderKey: string | undefined, id: string): Promise<void> {
    const session = await this.store.find(id);
    if (session === undefined || holderKeyOf(session.holder) !== holderKey) {
      throw new UnknownResource('unknown-session', 'There is no such session.');
    }
    await this.sessions.endById(id);
  }
}
