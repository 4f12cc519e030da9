import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedded } from '@foldwatch/adapter-embedded';
import { adminToken, Product, type ProductLog, type ProductStores } from './product';
import { ProductProcess } from './product-process';

/** One process over one data directory. */
export class EmbeddedProduct extends Product {
  private process: ProductProcess | undefined;
  private base = '';

  private constructor(
    readonly dataDir: string,
    private readonly env: Readonly<Record<string, string>>,
    private readonly launcher: readonly string[],
  ) {
    super();
  }

  /** A data directory of its own; the process is not started yet. A launcher is put before its command. */
  static async create(
    env: Readonly<Record<string, string>> = {},
    launcherIn: (dataDir: string) => readonly string[] = () => [],
  ): Promise<EmbeddedProduct> {
    const dataDir = await mkdtemp(join(tmpdir(), 'foldwatch-'));
    return new EmbeddedProduct(dataDir, env, launcherIn(dataDir));
  }

  override async start(env: Readonly<Record<string, string>> = {}): Promise<void> {
    this.spawn(env);
    this.base = (await this.process?.ready()) ?? '';
  }

  override spawn(env: Readonly<Record<string, string>> = {}): void {
    this.process = new ProductProcess({
      app: 'all-in-one',
      script: 'start',
      launcher: this.launcher,
      env: {
        FOLDWATCH_PORT: '0',
        FOLDWATCH_SANDBOX_PORT: '0',
        FOLDWATCH_DATA_DIR: this.dataDir,
        FOLDWATCH_ADMIN_TOKEN: adminToken,
        ...this.env,
        ...env,
      },
    });
  }

  override get printed(): string {
    return this.process?.printed ?? '';
  }

  override get address(): string {
    return this.base;
  }

  get pid(): number | undefined {
    return this.process?.pid;
  }

  get exitCode(): number | NodeJS.Signals | undefined {
    return this.process?.exitCode;
  }

  override async ended(): Promise<number | NodeJS.Signals> {
    return (await this.process?.ended()) ?? 0;
  }

  override async kill(): Promise<void> {
    await this.process?.end('SIGKILL');
  }

  override async stop(): Promise<number | NodeJS.Signals> {
    return (await this.process?.end('SIGTERM')) ?? 0;
  }

  override async withLog<T>(use: (log: ProductLog) => Promise<T>): Promise<T> {
    const { eventLog, close } = await openEmbedded({ dataDir: this.dataDir });
    try {
      return await use({ publisher: eventLog, reader: eventLog });
    } finally {
      await close();
    }
  }

  override async withStores<T>(use: (stores: ProductStores) => Promise<T>): Promise<T> {
    const stores = await openEmbedded({ dataDir: this.dataDir });
    try {
      return await use(stores);
    } finally {
      await stores.close();
    }
  }

  override async stored(): Promise<string> {
    const entries = await readdir(this.dataDir, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
    return (await Promise.all(files.map((file) => readFile(file, 'latin1')))).join('\n');
  }

  override async dispose(): Promise<void> {
    await this.kill();
    await rm(this.dataDir, { recursive: true, force: true });
  }
}
