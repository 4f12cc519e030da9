import { createHmac } from 'node:crypto';

import { isSameSecret } from './is-same-secret';

interface AccessTokenClaims {
  readonly clientId: string;
  readonly scope: string;
  readonly expiresAtMs: number;
}

export type TokenVerdict =
  | { readonly kind: 'valid'; readonly claims: AccessTokenClaims }
  | { readonly kind: 'expired' }
  | { readonly kind: 'invalid' };

const invalid = { kind: 'invalid' } as const;

/** Tokens are signed, not remembered, with a key made from the client's secret: a restart of the sandbox leaves them valid. */
export class AccessTokens {
  private readonly key: Buffer;

  constructor(
    clientSecret: string,
    private readonly clock: { now(): Date },
  ) {
    this.key = createHmac('sha256', clientSecret).update('sandbox-exchange access token').digest();
  }

  mint(clientId: string, scope: string, lifetimeMs: number): string {
    const claims: AccessTokenClaims = { clientId, scope, expiresAtMs: this.clock.now().getTime() + lifetimeMs };
    const body = Buffer.from(JSON.stringify(claims)).toString('base64url');
    return `${body}.${this.sign(body)}`;
  }

  verify(token: string): TokenVerdict {
    const [body, mark, ...rest] = token.split('.');
    if (body === undefined || mark === undefined || rest.length > 0) return invalid;
    if (!isSameSecret(mark, this.sign(body))) return invalid;
    const claims = toClaims(body);
    if (claims === undefined) return invalid;
    return claims.expiresAtMs <= this.clock.now().getTime() ? { kind: 'expired' } : { kind: 'valid', claims };
  }

  private sign(body: string): string {
    return createHmac('sha256', this.key).update(body).digest('base64url');
  }
}

function toClaims(body: string): AccessTokenClaims | undefined {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
    return isClaims(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function isClaims(value: unknown): value is AccessTokenClaims {
  if (typeof value !== 'object' || value === null) return false;
  const { clientId, scope, expiresAtMs } = value as Partial<Record<keyof AccessTokenClaims, unknown>>;
  return typeof clientId === 'string' && typeof scope === 'string' && typeof expiresAtMs === 'number';
}
