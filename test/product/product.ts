import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { until } from './until';

/** The compiled tree: beside the sources when these run as they are, else this very tree. */
const compiled = resolve(__dirname, '..', '..', ...(__filename.endsWith('.ts') ? ['dist'] : []));
const root = resolve(compiled, '..');
const main = join(compiled, 'apps', 'all-in-one', 'src', 'main.js');
/** Those that `npm start` gives. */
const nodeFlags = readFileSync(join(root, 'package.json'), 'utf8')
  .split('\n')
  .filter((line) => line.includes('"start":'))
  .flatMap((line) => line.match(/--[\w-]+=\w+/g) ?? []);
const adminToken = 'test-admin-token-0123456789';

export interface ApiAnswer<T> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}

/** The product as its users run it: a process of its own, known by its HTTP interface and its output alone. */
export class Product {
  private child: ChildProcess | undefined;
  private output = '';
  private base = '';

  private constructor(
    readonly dataDir: string,
    private readonly env: Readonly<Record<string, string>>,
    private readonly launcher: readonly string[],
  ) {}

  /** A data directory of its own; the process is not started yet. A launcher is put before its command. */
  static async create(
    env: Readonly<Record<string, string>> = {},
    launcherIn: (dataDir: string) => readonly string[] = () => [],
  ): Promise<Product> {
    const dataDir = await mkdtemp(join(tmpdir(), 'foldwatch-'));
    return new Product(dataDir, env, launcherIn(dataDir));
  }

  /** Starts the process and waits until it is ready, or until it ended. */
  async start(env: Readonly<Record<string, string>> = {}): Promise<void> {
    this.spawn(env);
    await until(
      () => this.exitCode !== undefined || /ready at (\S+)/.test(this.output),
      'the product to say that it is ready',
    );
    const address = /ready at (\S+)/.exec(this.output)?.[1];
    if (address === undefined) throw new Error(`the product ended: ${this.output}`);
    this.base = address.replace(/\/$/, '');
  }

  /** Starts the process without waiting for anything. */
  spawn(env: Readonly<Record<string, string>> = {}): void {
    this.output = '';
    const command = [...this.launcher, process.execPath, ...nodeFlags, main];
    const child = spawn(command[0] ?? process.execPath, command.slice(1), {
      cwd: root,
      env: {
        PATH: process.env['PATH'],
        FOLDWATCH_PORT: '0',
        FOLDWATCH_SANDBOX_PORT: '0',
        FOLDWATCH_DATA_DIR: this.dataDir,
        FOLDWATCH_ADMIN_TOKEN: adminToken,
        FOLDWATCH_LOG_LEVEL: 'warn',
        ...this.env,
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    this.child = child;
  }

  get printed(): string {
    return this.output;
  }

  get address(): string {
    return this.base;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  get exitCode(): number | NodeJS.Signals | undefined {
    return this.child?.exitCode ?? this.child?.signalCode ?? undefined;
  }

  /** Resolves with the exit code, or the signal that ended it. */
  async ended(): Promise<number | NodeJS.Signals> {
    await until(() => this.exitCode !== undefined, 'the product to end', 60_000);
    return this.exitCode ?? 0;
  }

  async kill(): Promise<void> {
    if (this.child === undefined || this.exitCode !== undefined) return;
    this.child.kill('SIGKILL');
    await this.ended();
  }

  async stop(): Promise<number | NodeJS.Signals> {
    if (this.exitCode === undefined) this.child?.kill('SIGTERM');
    return this.ended();
  }

  /** Ends the process and forgets its data. */
  async dispose(): Promise<void> {
    await this.kill();
    await rm(this.dataDir, { recursive: true, force: true });
  }

  async request<T>(method: string, path: string, body?: unknown): Promise<ApiAnswer<T>> {
    const response = await fetch(`${this.base}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${adminToken}`,
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
