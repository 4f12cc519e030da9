import type { IncomingMessage } from 'node:http';

import { AccessTokens } from './access-tokens';
import { type Authentication, authenticatedAs, refused, type SandboxAccounts, tokenRefused } from './authentication';
import { toBasicCredentials } from './basic-credentials';
import { isSameSecret } from './is-same-secret';
import { NtlmConnections } from './ntlm-connections';
import { type TokenAnswer, TokenEndpoint } from './token-endpoint';

export interface SandboxAuthenticatorOptions {
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly tokenLifetimeMs?: number;
  readonly clock?: { now(): Date };
  /** Whom an application token acts as. */
  readonly serviceLogin?: string;
}

/** What the sandbox takes from an OAuth client that was told nothing else. */
export const sandboxOAuthClient = {
  clientId: '7f6c1c9e-4f0f-4c52-9a53-0d3b8f3c1a77',
  clientSecret: 'foldwatch-sandbox',
} as const;

const anHourMs = 3_600_000;

/** Basic, NTLM and OAuth as Exchange takes them. Whatever a client sends, the answer is a value; nothing here throws. */
export class SandboxAuthenticator {
  private readonly serviceLogin: string;
  private readonly ntlm: NtlmConnections;
  private readonly tokens: AccessTokens;
  private readonly endpoint: TokenEndpoint;

  constructor(
    private readonly accounts: SandboxAccounts,
    options: SandboxAuthenticatorOptions = {},
  ) {
    const clock = options.clock ?? { now: () => new Date() };
    const client = { ...sandboxOAuthClient, ...definedOf(options) };
    this.serviceLogin = options.serviceLogin ?? 'svc-foldwatch@contoso.example';
    this.ntlm = new NtlmConnections(accounts, clock);
    this.tokens = new AccessTokens(client.clientSecret, clock);
    this.endpoint = new TokenEndpoint(client, this.tokens, options.tokenLifetimeMs ?? anHourMs, clock);
  }

  /** Credentials in the request go before what its connection proved earlier. */
  authenticate(request: IncomingMessage): Authentication {
    const header = request.headers.authorization;
    if (header === undefined) return this.ntlm.authenticatedOn(request.socket) ?? refused();
    const [scheme = '', value = ''] = header.trim().split(/ +/, 2);
    switch (scheme.toLowerCase()) {
      case 'basic':
        return this.authenticateBasic(value);
      case 'ntlm':
        return this.ntlm.receive(request.socket, Buffer.from(value, 'base64'));
      case 'bearer':
        return this.authenticateBearer(value);
      default:
        return refused();
    }
  }

  /** The client credentials grant; the caller has read the body and serves the path. */
  handleTokenRequest(request: IncomingMessage, body: string): TokenAnswer {
    return this.endpoint.answer(request, body);
  }

  private authenticateBasic(encoded: string): Authentication {
    const credentials = toBasicCredentials(encoded);
    if (credentials === undefined) return refused();
    const account = this.accounts.findByLogin(credentials.login);
    const isRight = isSameSecret(credentials.password, account?.password ?? '');
    return account !== undefined && isRight ? authenticatedAs(account.emailAddress) : refused();
  }

  private authenticateBearer(token: string): Authentication {
    const verdict = this.tokens.verify(token);
    if (verdict.kind !== 'valid') return tokenRefused(verdict.kind);
    const service = this.accounts.findByLogin(this.serviceLogin);
    return service === undefined ? refused() : authenticatedAs(service.emailAddress);
  }
}

const definedOf = ({
  clientId,
  clientSecret,
}: SandboxAuthenticatorOptions): { clientId?: string; clientSecret?: string } => ({
  ...(clientId === undefined ? {} : { clientId }),
  ...(clientSecret === undefined ? {} : { clientSecret }),
});
