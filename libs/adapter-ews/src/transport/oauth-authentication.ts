import type { MailServerError } from '@foldwatch/ports';

import { EwsError } from '../ews-error';
import type { AccessTokens } from './access-tokens';
import type { Authenticator } from './authenticator';
import type { HttpConnections } from './http-connections';
import { toConnectionFailure } from './connection-failure';
import { exchange, type HttpRequest, type OpenAnswer } from './http-exchange';

export class OAuthAuthentication implements Authenticator {
  constructor(
    private readonly connections: HttpConnections,
    private readonly tokens: AccessTokens,
  ) {}

  async prepare(): Promise<void> {
    try {
      await this.tokens.token();
    } catch (error) {
      throw tokenFailure(error);
    }
  }

  /** A token may be withdrawn before it expires, so a refusal is worth one new token, and no more. */
  async open(request: HttpRequest): Promise<OpenAnswer> {
    const token = await this.tokens.token();
    const answer = await this.openWith(token, request);
    if (answer.status !== 401) return answer;
    answer.body.destroy();
    await this.tokens.forget(token);
    return this.openWith(await this.tokens.token(), request);
  }

  private openWith(token: string, request: HttpRequest): Promise<OpenAnswer> {
    const headers = { ...request.headers, authorization: `Bearer ${token}` };
    return exchange(this.connections.sharedFor(request.url), { ...request, headers });
  }
}

/** Of a token endpoint that gave no answer; what it answered speaks for itself. */
function tokenFailure(error: unknown): MailServerError {
  const failure = toConnectionFailure('the token endpoint', error);
  if (!(failure instanceof EwsError) || failure.detail.startsWith('oauth-')) return failure;
  return new EwsError({ kind: 'transient' }, 'oauth-unreachable', failure.message, { cause: error });
}
