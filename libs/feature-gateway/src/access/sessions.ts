import { Injectable } from '@nestjs/common';
import { keyedHashId, randomSecret } from '@foldwatch/platform';
import { Clock, type OpenSession, type SessionHolder } from '@foldwatch/ports';
import { GatewayOptions } from './gateway-options';
import { KeptSessions } from './kept-sessions';
import type { Principal } from './principal';
import { SessionPrincipals } from './session-principals';

const lifeMs = 7 * 24 * 60 * 60 * 1_000;
const idleMs = 24 * 60 * 60 * 1_000;
/** Uses are noted no more often, so that reading seldom writes. */
const noteMs = 60_000;
const longestClient = 200;

export const sessionCookie = 'foldwatch_session';

/** What is known of a browser. */
export interface Origin {
  readonly client?: string | undefined;
  readonly address: string;
}

export interface FoundSession {
  readonly id: string;
  readonly principal: Principal;
}

/**
 * Sessions of browsers, in the store: every gateway knows them, a restart ends none, and ending one ends it everywhere at once.
 * The browser has a random secret, of which the store has a keyed hash alone: another admin token ends all.
 */
@Injectable()
export class Sessions {
  readonly lifeSeconds = lifeMs / 1_000;

  constructor(
    private readonly options: GatewayOptions,
    private readonly store: KeptSessions,
    private readonly principals: SessionPrincipals,
    private readonly clock: Clock,
  ) {}

  /** What the browser is to keep. Always a new secret: one that somebody else planted there is worth nothing. */
  async open(holder: SessionHolder, how: OpenSession['how'], { client, address }: Origin): Promise<string> {
    const secret = randomSecret();
    const now = this.clock.now();
    const at = now.toISOString();
    await this.store.open({
      id: this.idOf(secret),
      holder,
      how,
      ...(client !== undefined && { client: client.slice(0, longestClient) }),
      address,
      openedAt: at,
      usedAt: at,
      expiresAt: new Date(now.getTime() + lifeMs).toISOString(),
    });
    return secret;
  }

  async find(secret: string): Promise<FoundSession | undefined> {
    const session = await this.store.find(this.idOf(secret));
    if (session === undefined || !this.isAlive(session)) return undefined;
    const principal = await this.principals.find(session.holder);
    if (principal === undefined) return undefined;
    await this.noteUse(session);
    return { id: session.id, principal };
  }

  end(secret: string): Promise<void> {
    return this.endById(this.idOf(secret));
  }

  endById(id: string): Promise<void> {
    return this.store.end(id);
  }

  isAlive({ usedAt, expiresAt }: OpenSession): boolean {
    const now = this.clock.now().getTime();
    return Date.parse(expiresAt) > now && Date.parse(usedAt) + idleMs > now;
  }

  private async noteUse({ id, usedAt }: OpenSession): Promise<void> {
    const now = this.clock.now();
    if (now.getTime() - Date.parse(usedAt) >= noteMs) await this.store.use(id, now.toISOString());
  }

  private idOf(secret: string): string {
    return keyedHashId(`session:${this.options.adminToken}`, secret);
  }
}
