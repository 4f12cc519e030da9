import type { IncomingMessage, ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import { isSameSecret, keyedHashId } from '@foldwatch/platform';
import { Clock, type SignInSecrets } from '@foldwatch/ports';
import { GatewayOptions } from '../access/gateway-options';
import { cookieOf, SessionCookies } from '../access/session-cookies';

const cookie = 'foldwatch_signing_in';
const path = '/api/v1/sign-in';
const lifeSeconds = 600;

export interface PendingSignIn {
  readonly secrets: SignInSecrets;
  readonly redirectUri: string;
  readonly returnTo: string;
}

interface Sealed extends PendingSignIn {
  readonly expiresAt: number;
}

/**
 * What a browser keeps while it is at the provider, sealed: whichever gateway it comes back to, it is the same browser. It comes
 * back from another site, hence a cookie of its own that is sent then, for these paths alone and for a few minutes.
 */
@Injectable()
export class PendingSignIns {
  constructor(
    private readonly options: GatewayOptions,
    private readonly cookies: SessionCookies,
    private readonly clock: Clock,
  ) {}

  keep(pending: PendingSignIn, response: ServerResponse): void {
    const expiresAt = this.clock.now().getTime() + lifeSeconds * 1_000;
    const text = Buffer.from(JSON.stringify({ ...pending, expiresAt } satisfies Sealed)).toString('base64url');
    this.set(response, `${text}.${this.seal(text)}`, lifeSeconds);
  }

  /** Once: the browser is told to forget it. */
  take(request: IncomingMessage, response: ServerResponse): PendingSignIn | undefined {
    const [text = '', seal = ''] = (cookieOf(request, cookie) ?? '').split('.');
    this.set(response, '', 0);
    if (!isSameSecret(seal, this.seal(text))) return undefined;
    const kept: Sealed = JSON.parse(Buffer.from(text, 'base64url').toString());
    return kept.expiresAt > this.clock.now().getTime() ? kept : undefined;
  }

  private set(response: ServerResponse, value: string, maxAgeSeconds: number): void {
    this.cookies.set(response, `${cookie}=${value}`, { path, sameSite: 'Lax', maxAgeSeconds });
  }

  private seal(text: string): string {
    return keyedHashId(`signing-in:${this.options.adminToken}`, text);
  }
}
