import type { AccessTokens } from './access-tokens';
import type { Authenticator } from './authenticator';
import type { HttpConnections } from './http-connections';
import { exchange, type HttpRequest, type OpenAnswer } from './http-exchange';

export class OAuthAuthentication implements Authenticator {
  constructor(
    private readonly connections: HttpConnections,
    private readonly tokens: AccessTokens,
  ) {}

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
