import type { EwsSettings } from '../ews-options';
import { AccessTokens } from './access-tokens';
import type { Authenticator } from './authenticator';
import { BasicAuthentication } from './basic-authentication';
import { throughProxy, toConnectionFailure } from './connection-failure';
import { HttpConnections } from './http-connections';
import type { AnswerHeaders, HttpRequest, OpenAnswer } from './http-exchange';
import { NtlmAuthentication } from './ntlm-authentication';
import { OAuthAuthentication } from './oauth-authentication';
import { reachServer } from './reach-server';
import { readBody } from './read-body';
import { beginsWithin, withDeadline } from './with-deadline';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly body: string;
}

export type StreamAnswer =
  { readonly kind: 'open'; readonly answer: OpenAnswer } | { readonly kind: 'refused'; readonly answer: HttpAnswer };

export interface HttpCall {
  /** What the call is for, as errors name it. */
  readonly name: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal?: AbortSignal;
}

/** Signed-in requests with an end: every way in which none comes to a good one is a `MailServerError`. */
export class HttpTransport {
  private readonly connections: HttpConnections;
  private readonly authenticator: Authenticator;

  constructor(private readonly settings: EwsSettings) {
    this.connections = new HttpConnections({
      connectMs: settings.timeouts.connectMs,
      caPem: settings.caPem,
      proxyUrl: settings.proxyUrl,
      noProxy: settings.noProxy,
    });
    this.authenticator = this.authenticatorFor(settings);
  }

  async send(call: HttpCall): Promise<HttpAnswer> {
    try {
      return await withDeadline(this.settings.timeouts.totalMs, call.signal, async (signal) => {
        const { status, headers, body } = await this.begin(call, signal);
        return { status, headers, body: await readBody(body, this.settings.maxResponseBytes) };
      });
    } catch (error) {
      throw toConnectionFailure(call.name, error);
    }
  }

  /** An answer whose body goes on for as long as `signal` allows, or the whole of one that refuses to. */
  async open(call: HttpCall & { readonly signal: AbortSignal }): Promise<StreamAnswer> {
    try {
      return await withDeadline(this.settings.timeouts.totalMs, undefined, async (deadline) => {
        const answer = await this.openUntil(call, deadline);
        if (answer.status === 200) return { kind: 'open', answer };
        const body = await readBody(answer.body, this.settings.maxResponseBytes);
        return { kind: 'refused', answer: { status: answer.status, headers: answer.headers, body } };
      });
    } catch (error) {
      throw toConnectionFailure(call.name, error);
    }
  }

  /** Goes the way to a server without signing in, and tells what it is at; at the end what is known of the way. */
  async reach(url: string, outer: AbortSignal, tell: (doing: string) => void): Promise<string> {
    try {
      return await withDeadline(this.settings.timeouts.answerMs, outer, (signal) =>
        reachServer(this.connections, { url, signal, tell }),
      );
    } catch (error) {
      const failure = toConnectionFailure('the way to the server', error);
      throw this.connections.isProxied(url) ? throughProxy(failure) : failure;
    }
  }

  async prepareSignIn(): Promise<void> {
    await this.authenticator.prepare?.();
  }

  close(): Promise<void> {
    return this.connections.close();
  }

  /** The deadline ends with the head of the answer, the caller's signal lives on. */
  private openUntil(call: HttpCall & { readonly signal: AbortSignal }, deadline: AbortSignal): Promise<OpenAnswer> {
    return this.begin(call, AbortSignal.any([call.signal, deadline]));
  }

  private begin(call: HttpCall, outer: AbortSignal): Promise<OpenAnswer> {
    const { answerMs } = this.settings.timeouts;
    return beginsWithin(answerMs, outer, (signal) => this.authenticator.open(requestOf(call, signal)));
  }

  private authenticatorFor({ auth, clock, timeouts }: EwsSettings): Authenticator {
    if (auth.kind === 'oauth') {
      const tokens = new AccessTokens(auth, this.connections, { clock, timeoutMs: timeouts.totalMs });
      return new OAuthAuthentication(this.connections, tokens);
    }
    return auth.kind === 'basic'
      ? new BasicAuthentication(this.connections, auth)
      : new NtlmAuthentication(this.connections, auth);
  }
}

const requestOf = ({ url, headers, body }: HttpCall, signal: AbortSignal): HttpRequest => ({
  method: 'POST',
  url,
  headers,
  body,
  signal,
});
