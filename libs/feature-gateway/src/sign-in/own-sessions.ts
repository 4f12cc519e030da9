import { Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { holderKeyOf, OpenSessions, type OpenSession } from '@foldwatch/ports';
import type { GatewayRequest } from '../access/gateway-request';
import type { Principal } from '../access/principal';
import { SessionPrincipals } from '../access/session-principals';
import { Sessions } from '../access/sessions';
import { pageOf, type PageQuery } from '../http/page-query';
import { UnknownResource } from '../http/refusal';

export class OpenSessionView {
  @ApiProperty() readonly id!: string;
  @ApiProperty({ enum: ['password', 'link', 'open-id-connect'] }) readonly how!: OpenSession['how'];
  @ApiProperty({ type: String, nullable: true, description: 'What the browser says it is.' })
  readonly client!: string | null;
  @ApiProperty({ format: 'date-time' }) readonly openedAt!: string;
  @ApiProperty({ format: 'date-time' }) readonly usedAt!: string;
  @ApiProperty({ format: 'date-time' }) readonly expiresAt!: string;
  @ApiProperty({ description: 'The one that asks.' }) readonly isCurrent!: boolean;
}

export class OpenSessionPage {
  @ApiProperty({ type: [OpenSessionView] }) readonly items!: readonly OpenSessionView[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}

/** Where somebody is signed in, for that person alone. */
@Injectable()
export class OwnSessions {
  constructor(
    private readonly store: OpenSessions,
    private readonly sessions: Sessions,
    private readonly principals: SessionPrincipals,
  ) {}

  async list(query: PageQuery, viewer: Principal, { sessionId }: GatewayRequest): Promise<OpenSessionPage> {
    const key = await this.keyOf(viewer);
    if (key === undefined) return { items: [], nextCursor: null };
    const { limit, cursor } = pageOf(query);
    const { sessions, nextCursor } = await this.store.list(key, limit, cursor);
    const alive = sessions.filter((session) => this.sessions.isAlive(session));
    return { items: alive.map((one) => toView(one, one.id === sessionId)), nextCursor: nextCursor ?? null };
  }

  async end(id: string, viewer: Principal): Promise<void> {
    const session = await this.store.find(id);
    if (session === undefined || holderKeyOf(session.holder) !== (await this.keyOf(viewer))) {
      throw new UnknownResource('unknown-session', 'You have no such session.');
    }
    await this.store.end(id);
  }

  private async keyOf(viewer: Principal): Promise<string | undefined> {
    const holder = await this.principals.holderOf(viewer);
    return holder === undefined ? undefined : holderKeyOf(holder);
  }
}

const toView = (
  { id, how, client, openedAt, usedAt, expiresAt }: OpenSession,
  isCurrent: boolean,
): OpenSessionView => ({
  id,
  how,
  client: client ?? null,
  openedAt,
  usedAt,
  expiresAt,
  isCurrent,
});
