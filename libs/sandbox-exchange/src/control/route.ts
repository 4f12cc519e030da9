import { SandboxError } from './sandbox-error';

export interface ControlCall {
  readonly method: string;
  readonly query: URLSearchParams;
  /** What the pattern of the route captured, in its order. */
  readonly captured: readonly string[];
  readonly contentType: string;
  readonly body: Buffer;
}

export interface Answer {
  readonly status: number;
  readonly json?: unknown;
  readonly bytes?: Buffer;
}

export interface Route {
  readonly method: string;
  readonly pattern: RegExp;
  readonly answer: (call: ControlCall) => Answer | Promise<Answer>;
}

export const mailboxPath = String.raw`/sandbox/mailboxes/([^/]+)`;

export const ok = (json: unknown, status = 200): Answer => ({ status, json });
export const nothing: Answer = { status: 204 };

export function route(method: string, path: string, answer: Route['answer']): Route {
  return { method, pattern: new RegExp(`^${path}$`), answer };
}

export function parseJson(body: Buffer): unknown {
  try {
    return body.byteLength === 0 ? {} : JSON.parse(body.toString('utf8'));
  } catch {
    throw new SandboxError('invalid', 'The body is not JSON.');
  }
}
