import type { SQLInputValue } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { StoreUnavailable } from '@foldwatch/ports';
import type { Row, RowReader } from './rows';
import { toStoreError } from './store-failure';

interface Answer {
  readonly no: number;
  readonly rows?: readonly Row[];
  readonly problem?: { readonly message?: string; readonly errcode?: number };
}

interface Asked {
  readonly resolve: (rows: readonly Row[]) => void;
  readonly reject: (error: unknown) => void;
}

/** Reads in a worker with a connection of its own, so that a slow question keeps nobody waiting but who asked it. */
export class WorkerRowReader implements RowReader {
  private worker: Worker | undefined;
  private readonly asked = new Map<number, Asked>();
  private count = 0;

  constructor(private readonly path: string) {}

  all(sql: string, params: readonly SQLInputValue[]): Promise<readonly Row[]> {
    this.worker ??= this.start();
    const { worker } = this;
    return new Promise((resolve, reject) => {
      this.count += 1;
      this.asked.set(this.count, { resolve, reject });
      worker.ref();
      worker.postMessage({ no: this.count, sql, params }, []);
    });
  }

  async close(): Promise<void> {
    await this.worker?.terminate();
  }

  /** Started with the first question and keeping the process alive while one is open; one that dies fails what was asked, and the next question starts another. */
  private start(): Worker {
    const worker = new Worker(require.resolve('./query-worker'), {
      workerData: this.path,
      execArgv: ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', '--disable-warning=ExperimentalWarning'],
    });
    worker.on('message', (answer: Answer) => this.settle(answer));
    worker.on('error', () => undefined);
    worker.on('exit', () => this.giveUp(worker));
    return worker;
  }

  private settle({ no, rows, problem }: Answer): void {
    const asked = this.asked.get(no);
    this.asked.delete(no);
    if (this.asked.size === 0) this.worker?.unref();
    if (rows !== undefined) asked?.resolve(rows);
    else asked?.reject(toStoreError(Object.assign(new Error(problem?.message), problem)));
  }

  private giveUp(worker: Worker): void {
    if (this.worker === worker) this.worker = undefined;
    for (const { reject } of this.asked.values()) reject(new StoreUnavailable('The reader of the store has stopped.'));
    this.asked.clear();
  }
}
