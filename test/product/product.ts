import type {
  ActivityStore,
  EventLogReader,
  EventPublisher,
  ItemIndex,
  MailboxEpochs,
  SyncCursors,
} from '@foldwatch/ports';

export const adminToken = 'test-admin-token-0123456789';

export interface ApiAnswer<T> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}

/** Its event log, past every service. */
export interface ProductLog {
  readonly publisher: EventPublisher;
  readonly reader: EventLogReader;
}

/** What it keeps, past every service: for tests that lose something on purpose. */
export interface ProductStores {
  readonly activityStore: ActivityStore;
  readonly itemIndex: ItemIndex;
  readonly mailboxEpochs: MailboxEpochs;
  readonly syncCursors: SyncCursors;
}

type End = number | NodeJS.Signals;

/** The product as its users run it: processes of its own, known by their HTTP interface and their output alone. */
export abstract class Product {
  /** Starts it and waits until it is ready; an end before that is an error. */
  abstract start(env?: Readonly<Record<string, string>>): Promise<void>;
  /** Starts it without waiting for anything. */
  abstract spawn(env?: Readonly<Record<string, string>>): void;
  /** Everything that was printed since the last start. */
  abstract get printed(): string;
  /** Where it serves people. */
  abstract get address(): string;
  /** Resolves with the exit code, or the signal that ended it. */
  abstract ended(): Promise<End>;
  abstract kill(): Promise<void>;
  abstract stop(): Promise<End>;
  /** While it is stopped. */
  abstract withLog<T>(use: (log: ProductLog) => Promise<T>): Promise<T>;
  /** While it is stopped. */
  abstract withStores<T>(use: (stores: ProductStores) => Promise<T>): Promise<T>;
  /** While it is stopped: every byte that it keeps in files, or everything that its database holds, as text. */
  abstract stored(): Promise<string>;
  /** Ends it and forgets its data. */
  abstract dispose(): Promise<void>;

  async request<T>(method: string, path: string, body?: unknown): Promise<ApiAnswer<T>> {
    const response = await fetch(`${this.address}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${adminToken}`,
        // One that is kept may be closed by the product in the very moment in which a busy test takes it up again.
        connection: 'close',
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: (text === '' ? undefined : JSON.parse(text)) as T,
      headers: response.headers,
    };
  }

  /** The answer's body; an error status is an error. */
  async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.request<T>(method, path, body);
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** All items of a list, page after page. */
  async all<T>(path: string): Promise<readonly T[]> {
    const items: T[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const separator = path.includes('?') ? '&' : '?';
      const from: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page: { items: T[]; nextCursor: string | null } = await this.call(
        'GET',
        `${path}${separator}limit=500${from}`,
      );
      items.push(...page.items);
      cursor = page.nextCursor;
    }
    return items;
  }
}
