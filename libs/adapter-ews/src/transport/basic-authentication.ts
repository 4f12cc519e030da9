import type { Authenticator } from './authenticator';
import type { HttpConnections } from './http-connections';
import { exchange, type HttpRequest, type OpenAnswer } from './http-exchange';

export class BasicAuthentication implements Authenticator {
  private readonly authorization: string;

  constructor(
    private readonly connections: HttpConnections,
    { username, password }: { readonly username: string; readonly password: string },
  ) {
    this.authorization = `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}`;
  }

  open(request: HttpRequest): Promise<OpenAnswer> {
    const headers = { ...request.headers, authorization: this.authorization };
    return exchange(this.connections.sharedFor(request.url), { ...request, headers });
  }
}
