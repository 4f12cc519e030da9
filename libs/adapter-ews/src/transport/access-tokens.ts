import type { Clock } from '@foldwatch/ports';

import { EwsError } from '../ews-error';
import type { EwsAuthentication } from '../ews-options';
import type { HttpConnections } from './http-connections';
import { exchange } from './http-exchange';
import { readBody } from './read-body';
import { withDeadline } from './with-deadline';

type OAuthClient = Extract<EwsAuthentication, { kind: 'oauth' }>;

const scope = 'https://outlook.office365.com/.default';
const largestAnswerBytes = 1024 * 1024;
const renewEarlierMs = 300_000;

/** Application tokens by the client credentials grant, kept until shortly before they expire. */
export class AccessTokens {
  private readonly tokenUrl: string;
  private current: { readonly token: Promise<string>; readonly renewAt: () => number } | undefined;

  constructor(
    private readonly client: OAuthClient,
    private readonly connections: HttpConnections,
    private readonly timing: { readonly clock: Clock; readonly timeoutMs: number },
  ) {
    const tenant = encodeURIComponent(client.tenantId ?? 'organizations');
    this.tokenUrl = client.tokenUrl ?? `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`;
  }

  /** One request at a time, however many callers wait for it; a failure is not kept. */
  token(): Promise<string> {
    if (this.current !== undefined && this.timing.clock.now().getTime() < this.current.renewAt()) {
      return this.current.token;
    }
    let renewAt = Number.POSITIVE_INFINITY;
    const token = this.request().then((answer) => {
      renewAt = answer.renewAt;
      return answer.token;
    });
    const current = { token, renewAt: () => renewAt };
    this.current = current;
    token.catch(() => {
      if (this.current === current) this.current = undefined;
    });
    return token;
  }

  /** The server did not take this token; callers who come later get another one. */
  async forget(token: string): Promise<void> {
    const { current } = this;
    if (current !== undefined && (await current.token) === token && this.current === current) this.current = undefined;
  }

  private async request(): Promise<{ readonly token: string; readonly renewAt: number }> {
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: this.client.clientId,
      client_secret: this.client.clientSecret,
      scope,
    });
    return withDeadline(this.timing.timeoutMs, undefined, async (signal) => {
      const answer = await exchange(this.connections.sharedFor(this.tokenUrl), {
        method: 'POST',
        url: this.tokenUrl,
        headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
        body: form.toString(),
        signal,
      });
      return this.read(answer.status, await readBody(answer.body, largestAnswerBytes));
    });
  }

  private read(status: number, body: string): { readonly token: string; readonly renewAt: number } {
    const answer = toRecord(body);
    const token = answer['access_token'];
    const lifetimeMs = Number(answer['expires_in'] ?? 0) * 1000;
    if (status === 200 && typeof token === 'string' && token !== '') {
      const earlierMs = Math.min(renewEarlierMs, lifetimeMs / 10);
      return { token, renewAt: this.timing.clock.now().getTime() + lifetimeMs - earlierMs };
    }
    throw tokenRefused(status, answer);
  }
}

function tokenRefused(status: number, answer: Readonly<Record<string, unknown>>): EwsError {
  const named = answer['error'];
  const error = typeof named === 'string' && /^[\w-]{1,60}$/.test(named) ? named : `http-${status}`;
  const described = answer['error_description'];
  // The description may quote what was sent; Microsoft's own number in it is what people look up.
  const number = /AADSTS\d+/.exec(typeof described === 'string' ? described : '')?.[0];
  const message = `the token endpoint refused: ${error}${number === undefined ? '' : ` (${number})`}`;
  const isOutage = status >= 500 || status === 429 || status === 200;
  return new EwsError({ kind: isOutage ? 'transient' : 'auth-expired' }, `oauth-${error}`, message);
}

function toRecord(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
