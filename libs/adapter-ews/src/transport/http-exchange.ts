import type { Readable } from 'node:stream';

import { type Dispatcher, request as send } from 'undici';

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
}

/** An answer whose body was not read yet; whoever opens one reads or destroys it. */
export interface OpenAnswer {
  readonly status: number;
  readonly headers: AnswerHeaders;
  readonly body: Readable;
}

export class AnswerHeaders {
  constructor(private readonly values: Readonly<Record<string, string | readonly string[] | undefined>>) {}

  all(name: string): readonly string[] {
    const value = this.values[name.toLowerCase()];
    if (value === undefined) return [];
    return typeof value === 'string' ? [value] : value;
  }

  get(name: string): string | undefined {
    return this.all(name)[0];
  }
}

/** One request and the head of its answer. Redirects are answers, not instructions. */
export async function exchange(dispatcher: Dispatcher, request: HttpRequest): Promise<OpenAnswer> {
  const { statusCode, headers, body } = await send(request.url, {
    dispatcher,
    method: request.method,
    headers: { ...request.headers },
    body: request.body ?? null,
    signal: request.signal,
    // The caller's signal is the only clock: a stream has its own idea of silence.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  // An aborted body reports to its reader; without one, the report must not end the process.
  body.on('error', () => undefined);
  return { status: statusCode, headers: new AnswerHeaders(headers), body };
}
