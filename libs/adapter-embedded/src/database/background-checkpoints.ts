import { Worker } from 'node:worker_threads';

/** Rows after which it is worth while to bring what was written from the write-ahead log into the file. */
const rowsBetween = 4_000;

/**
 * Brings what was committed from the write-ahead log into the file, in a worker: it took up to 50 ms of this thread with
 * every few transactions. Where the worker falls behind or fails, SQLite does it here, as it does by itself.
 */
export class BackgroundCheckpoints {
  private worker: Worker | undefined;
  private isBusy = false;
  private closed = false;
  private lastRows = 0;

  constructor(private readonly path: string) {}

  /** To be told after each commit how many rows were written so far. */
  committed(rows: number): void {
    if (this.closed || this.isBusy || rows - this.lastRows < rowsBetween) return;
    this.lastRows = rows;
    this.isBusy = true;
    this.worker ??= this.start();
    this.worker.postMessage('checkpoint', []);
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.worker?.terminate();
  }

  private start(): Worker {
    const worker = new Worker(require.resolve('./checkpoint-worker'), {
      workerData: this.path,
      execArgv: ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', '--disable-warning=ExperimentalWarning'],
      resourceLimits: { maxYoungGenerationSizeMb: 1, maxOldGenerationSizeMb: 32 },
    });
    worker.unref();
    worker.on('message', () => (this.isBusy = false));
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      this.worker = undefined;
      this.isBusy = false;
    });
    return worker;
  }
}
