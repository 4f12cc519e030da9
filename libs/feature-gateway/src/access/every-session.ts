import { Injectable } from '@nestjs/common';
import { OpenSessions, type OpenSession } from '@foldwatch/ports';
import { pageOf, type PageQuery } from '../http/page-query';
import { UnknownResource } from '../http/refusal';
import type { GatewayRequest } from './gateway-request';
import { toOpenSessionView, type HeldSessionPage, type HeldSessionView } from './open-session-views';
import { SessionPrincipals } from './session-principals';
import { Sessions } from './sessions';

/** Who is signed in, for administrators: also whoever came by a link, and has no login of their own. */
@Injectable()
export class EverySession {
  constructor(
    private readonly store: OpenSessions,
    private readonly sessions: Sessions,
    private readonly principals: SessionPrincipals,
  ) {}

  async list(query: PageQuery, { sessionId }: GatewayRequest): Promise<HeldSessionPage> {
    const { limit, cursor } = pageOf(query);
    const { sessions, nextCursor } = await this.store.list(undefined, limit, cursor);
    const shown = await Promise.all(sessions.map((session) => this.show(session, sessionId)));
    return { items: shown.filter((one) => one !== undefined), nextCursor: nextCursor ?? null };
  }

  async end(id: string): Promise<void> {
    if ((await this.store.find(id)) === undefined) {
      throw new UnknownResource('unknown-session', 'There is no such session.');
    }
    await this.sessions.endById(id);
  }

  /** `undefined` for what is stored and lets nobody in any more. */
  private async show(session: OpenSession, currentId: string | undefined): Promise<HeldSessionView | undefined> {
    if (!this.sessions.isAlive(session)) return undefined;
    const principal = await this.principals.find(session.holder);
    if (principal === undefined) return undefined;
    const { name, displayName = name } = principal;
    const holder = { kind: session.holder.kind, name, displayName };
    return Object.assign(toOpenSessionView(session, currentId), { holder });
  }
}
