import { setTimeout as wait } from 'node:timers/promises';
import { CommandProblem, Interrupted } from '../command-problem';
import { exitCodes } from '../exit-codes';
import type { Answer, CallInput, Calls, Item, ListCall, Query, StreamCall, Told } from './calls';
import type { Connection } from './connection';
import { dataOf } from './event-stream';
import { gatewayProblem, isProblem } from './gateway-problem';

/** Longer than the gateway itself waits for anything. */
const patienceMs = 120_000;
const longestPage = 500;
const mostTries = 10;
const longestWaitSeconds = 60;

/** The gateway's HTTP API as commands use it: answers have types, and what is not carried out is a problem for people. */
export class GatewayApi {
  constructor(
    private readonly connection: Connection,
    private readonly interrupted?: AbortSignal,
  ) {}

  /** The same, but given up when the person does not want it any more. */
  until(interrupted: AbortSignal): GatewayApi {
    return new GatewayApi(this.connection, interrupted);
  }

  async call<Call extends keyof Calls>(call: Call, input: CallInput<Call>): Promise<Answer<Call>> {
    const { path, query = {}, body } = input;
    const [method = 'GET', template = ''] = call.split(' ');
    const address = `${this.connection.url}/api/v1${filled(template, path ?? {})}${queryText(query)}`;
    const asked = { method, ...bodyOf(body) };
    let response = await this.send(address, asked);
    for (let tries = 1; response.status === 429 && tries < mostTries; tries += 1) {
      await this.waitFor(response);
      response = await this.send(address, asked);
    }
    return this.read<Answer<Call>>(response);
  }

  /** All items of a list, page after page, or the first ones. */
  async list<Call extends ListCall>(
    call: Call,
    input: CallInput<Call>,
    most = Infinity,
  ): Promise<readonly Item<Call>[]> {
    const items: Item<Call>[] = [];
    for await (const item of this.items(call, input, most)) {
      items.push(item);
      if (items.length >= most) break;
    }
    return items;
  }

  async *items<Call extends ListCall>(
    call: Call,
    input: CallInput<Call>,
    most = longestPage,
  ): AsyncGenerator<Item<Call>> {
    const limit = Math.min(longestPage, most);
    let cursor: string | null | undefined;
    do {
      const query = { ...(isPaged(call) && { limit }), ...input.query, cursor };
      const page: Answer<Call> = await this.call(call, { ...input, query });
      yield* page.items;
      cursor = page.nextCursor;
    } while (cursor !== null);
  }

  /** What is told as it happens, until whoever listens has left. That the gateway ends it is a problem. */
  async *follow<Call extends StreamCall>(call: Call, query: Query, left: AbortSignal): AsyncGenerator<Told<Call>> {
    const address = `${this.connection.url}/api/v1${call.replace('GET ', '')}${queryText(query)}`;
    const api = this.until(left);
    try {
      const response = await api.send(address, { headers: { accept: 'text/event-stream' } });
      if (!response.ok) await api.read(response);
      if (response.body === null) throw this.stranger();
      yield* dataOf<Told<Call>>(response.body);
    } catch (error) {
      if (left.aborted) return;
      throw error instanceof CommandProblem ? error : this.ended(error);
    }
    if (!left.aborted) throw this.ended();
  }

  /** Whoever calls often, such as for each line of a file, is asked to wait and does. */
  private async waitFor({ headers }: Response): Promise<void> {
    const seconds = Math.min(Number(headers.get('retry-after') ?? 1) || 1, longestWaitSeconds);
    const options = this.interrupted === undefined ? {} : { signal: this.interrupted };
    await wait(seconds * 1_000, undefined, options).catch(() => {
      throw new Interrupted();
    });
  }

  private async send(address: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    const isStream = headers.has('accept');
    if (!isStream) headers.set('accept', 'application/json');
    headers.set('authorization', `Bearer ${this.connection.token}`);
    const signals = [
      ...(isStream ? [] : [AbortSignal.timeout(patienceMs)]),
      ...(this.interrupted === undefined ? [] : [this.interrupted]),
    ];
    try {
      // A redirect would take the token to another address.
      return await fetch(address, { ...init, headers, redirect: 'manual', signal: AbortSignal.any(signals) });
    } catch (error) {
      throw this.interrupted?.aborted === true ? new Interrupted() : this.unreachable(error);
    }
  }

  private async read<T>(response: Response): Promise<T> {
    const body = await this.bodyOf(response);
    if (response.ok) return body;
    if (isProblem(body)) throw gatewayProblem(response.status, body);
    throw this.stranger();
  }

  private async bodyOf(response: Response) {
    const text = await response.text().catch((error: unknown) => {
      throw this.interrupted?.aborted === true ? new Interrupted() : this.unreachable(error);
    });
    try {
      return text === '' ? undefined : JSON.parse(text);
    } catch {
      throw this.stranger();
    }
  }

  private unreachable(cause: unknown): CommandProblem {
    const isSlow = cause instanceof Error && cause.name === 'TimeoutError';
    const sentence = isSlow ? 'did not answer within two minutes.' : 'does not answer.';
    const message = `The gateway at ${this.connection.url} ${sentence} Start the product, or name it by --url or FOLDWATCH_URL.`;
    return new CommandProblem(exitCodes.unreachable, 'gateway-unreachable', message, { cause });
  }

  private ended(cause?: unknown): CommandProblem {
    const message = `The gateway at ${this.connection.url} has ended the stream. Call again when it is back.`;
    return new CommandProblem(exitCodes.unreachable, 'stream-ended', message, { cause });
  }

  private stranger(): CommandProblem {
    const message = `What answers at ${this.connection.url} is not Foldwatch. Name the gateway by --url or FOLDWATCH_URL.`;
    return new CommandProblem(exitCodes.unreachable, 'not-foldwatch', message);
  }
}

/** Lists that are short by nature take no limit. */
const unpaged: ReadonlySet<keyof Calls> = new Set<keyof Calls>([
  'GET /mailboxes/{id}/folders',
  'GET /mailboxes/{id}/completeness',
  'POST /mailboxes/{id}/completeness',
  'GET /mailboxes/{id}/folder-rules',
  'GET /mailboxes/{id}/exclusions',
  'GET /exclusions',
  'GET /jobs',
  'GET /mailboxes/{id}/grants',
  'GET /teams',
  'GET /read-profiles',
  'GET /webhooks',
  'GET /webhooks/{id}/deliveries',
  'GET /topics',
]);

export const isPaged = (call: keyof Calls): boolean => !unpaged.has(call);

const filled = (template: string, path: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''));

function queryText(query: Readonly<Record<string, string | number | null | undefined>>): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === null ? [] : [[name, String(value)] as const],
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(Object.fromEntries(given)).toString()}`;
}

/** A file goes as it is, in whichever encoding: what it says the gateway alone reads. */
function bodyOf(body: unknown): RequestInit {
  if (body === undefined) return {};
  if (Buffer.isBuffer(body)) return { body: new Uint8Array(body), headers: { 'content-type': 'text/csv' } };
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}
