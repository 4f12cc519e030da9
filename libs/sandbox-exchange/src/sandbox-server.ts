import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type SandboxAuthenticator } from './authentication/sandbox-authenticator';
import { autodiscoverResponse, type AutodiscoverAccounts } from './autodiscover';
import { type EwsEndpoint } from './ews-endpoint';
import { BodyTooLarge, readHttpBody } from './http-body';

const maxBodyBytes = 64 * 1024 * 1024;
const tokenPath = /\/oauth2\/v2\.0\/token$/i;

export interface ServerParts {
  readonly host: string;
  readonly port: number;
  readonly ews: EwsEndpoint;
  readonly authenticator: SandboxAuthenticator;
  readonly accounts: AutodiscoverAccounts;
  readonly control: (request: IncomingMessage, response: ServerResponse) => void;
}

const isLoopback = (address: string | undefined): boolean =>
  address !== undefined && /^(::ffff:)?127\.|^::1$/.test(address);

/** The HTTP side: EWS, autodiscover, the token endpoint, and the sandbox's own API on loopback. */
export class SandboxServer {
  private readonly server: Server;

  private constructor(private readonly parts: ServerParts) {
    this.server = createServer((request, response) => {
      this.route(request, response).catch((error: unknown) => refuse(response, error));
    });
    this.server.keepAliveTimeout = 120_000;
  }

  static async listen(parts: ServerParts): Promise<SandboxServer> {
    const sandbox = new SandboxServer(parts);
    sandbox.server.listen(parts.port, parts.host);
    await once(sandbox.server, 'listening');
    return sandbox;
  }

  get port(): number {
    const address: AddressInfo | string | null = this.server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }

  get ewsUrl(): string {
    return `http://${this.parts.host}:${this.port}/EWS/Exchange.asmx`;
  }

  async close(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }

  private async route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://sandbox.invalid').pathname;
    if (path.startsWith('/sandbox/')) return this.controlGuarded(request, response);
    if (/^\/ews\/exchange\.asmx$/i.test(path)) return this.answerEws(request, response);
    if (/^\/autodiscover\/autodiscover\.xml$/i.test(path)) return this.answerAutodiscover(request, response);
    if (tokenPath.test(path)) return this.answerToken(request, response);
    request.resume();
    plain(response, 404);
  }

  /** A page of another site cannot reach this: the names that lead here are few, and no CORS header is ever sent. */
  private controlGuarded(request: IncomingMessage, response: ServerResponse): void {
    const { host = '', origin } = request.headers;
    const own = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${this.port}`);
    const isOwnOrigin = origin === undefined || own.some((name) => origin === `http://${name}`);
    if (isLoopback(request.socket.remoteAddress) && own.includes(host.toLowerCase()) && isOwnOrigin) {
      this.parts.control(request, response);
      return;
    }
    request.resume();
    plain(response, 403);
  }

  private async answerEws(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const emailAddress = await this.authenticated(request, response);
    if (emailAddress === undefined) return;
    if (request.method !== 'POST') {
      plain(response, 405);
      return;
    }
    const body = await readHttpBody(request, maxBodyBytes);
    await this.parts.ews.handle(emailAddress, body.toString('utf8'), request, response);
  }

  private async answerAutodiscover(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const emailAddress = await this.authenticated(request, response);
    if (emailAddress === undefined) return;
    const body = await readHttpBody(request, maxBodyBytes);
    const { status, xml } = autodiscoverResponse(body.toString('utf8'), this.ewsUrl, this.parts.accounts);
    response.writeHead(status, { 'Content-Type': 'text/xml; charset=utf-8' });
    response.end(xml);
  }

  private async answerToken(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readHttpBody(request, 65_536);
    const answer = this.parts.authenticator.handleTokenRequest(request, body.toString('utf8'));
    response.writeHead(answer.status, answer.headers);
    response.end(JSON.stringify(answer.body));
  }

  /** The body of a refused call is read to its end, so that the connection stays usable for the handshake. */
  private async authenticated(request: IncomingMessage, response: ServerResponse): Promise<string | undefined> {
    const authentication = this.parts.authenticator.authenticate(request);
    if (authentication.kind === 'authenticated') return authentication.emailAddress;
    await readHttpBody(request, maxBodyBytes);
    response.writeHead(authentication.status, {
      ...Object.fromEntries(
        Object.entries(authentication.headers).map(([name, value]) => [
          name,
          Array.isArray(value) ? [...value] : value,
        ]),
      ),
      'Content-Length': 0,
    });
    response.end();
    return undefined;
  }
}

function plain(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${status}\n`);
}

function refuse(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) response.destroy();
  else plain(response, error instanceof BodyTooLarge ? 413 : 500);
}
