import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { setImmediate as turn } from 'node:timers/promises';
import type { BackgroundCheckpoints } from './background-checkpoints';
import { toStoreError } from './store-failure';

/** One port call's writes. A long one yields between portions; nobody else reads or writes meanwhile. */
export type Portions<T> = Generator<void, T, void>;

interface Job {
  /** Runs the writes; what it gives back tells the caller, once they are on disk. */
  readonly run: () => Promise<() => void>;
  readonly reject: (error: unknown) => void;
}

type Step = 'BEGIN IMMEDIATE' | 'COMMIT' | 'ROLLBACK' | 'SAVEPOINT call' | 'RELEASE call' | 'ROLLBACK TO call';

/** How long calls may go on joining one transaction before it is committed. */
const groupMs = 12;

/** How long what can wait is held back for a transaction that others begin. */
const patienceMs = 25;

/**
 * Runs writes one after another. Calls of the same turn share a transaction, and so one flush to disk; each is atomic by
 * itself, and resolves when the flush is done.
 */
export class WriteQueue {
  private readonly jobs: Job[] = [];
  private readonly patient: Job[] = [];
  private patience: NodeJS.Timeout | undefined;
  private readonly steps = new Map<Step, StatementSync>();
  private changes: StatementSync | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly connection: DatabaseSync,
    private readonly checkpoints?: BackgroundCheckpoints,
  ) {}

  add<T>(portions: () => Portions<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.jobs.push(toJob(portions, resolve, reject));
      this.running ??= this.runAll();
    });
  }

  /** Written with the next call, so that it needs no flush of its own; soon at any rate. */
  addPatient<T>(portions: () => Portions<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.patient.push(toJob(portions, resolve, reject));
      this.patience ??= setTimeout(() => this.hurry(), patienceMs);
    });
  }

  /** Resolves when nothing waits to be written. */
  async idle(): Promise<void> {
    this.hurry();
    while (this.running !== undefined) await this.running;
  }

  private hurry(): void {
    this.admitPatient();
    if (this.jobs.length > 0) this.running ??= this.runAll();
  }

  private admitPatient(): void {
    clearTimeout(this.patience);
    this.patience = undefined;
    this.jobs.push(...this.patient.splice(0));
  }

  private async runAll(): Promise<void> {
    while (this.jobs.length > 0) {
      await turn();
      this.admitPatient();
      await this.commitGroup();
    }
    this.running = undefined;
  }

  /** An error of the store fails the whole group: SQLite may have undone more than the statement that met it. */
  private async commitGroup(): Promise<void> {
    const begun: Job[] = [];
    try {
      this.step('BEGIN IMMEDIATE');
      const told = await this.runGroup(begun);
      await turn();
      this.step('COMMIT');
      await this.tellAll(told);
    } catch (error) {
      const storeError = toStoreError(error);
      if (this.connection.isTransaction) this.step('ROLLBACK');
      const failed = begun.length > 0 ? begun : this.jobs.splice(0, 1);
      for (const job of failed) job.reject(storeError);
    }
  }

  /** What callers go on with has turns of its own: together with the flush they took the event loop for 60 ms and more. */
  private async tellAll(told: readonly (() => void)[]): Promise<void> {
    for (const tell of told) {
      await turn();
      tell();
    }
    this.checkpoints?.committed(this.rowsWritten());
  }

  private rowsWritten(): number {
    this.changes ??= this.connection.prepare('SELECT total_changes() AS n');
    return Number(this.changes.get()?.['n']);
  }

  private async runGroup(begun: Job[]): Promise<readonly (() => void)[]> {
    const told: (() => void)[] = [];
    const endsAt = performance.now() + groupMs;
    for (let job = this.jobs.shift(); job !== undefined; job = this.jobs.shift()) {
      begun.push(job);
      const tell = await this.runJob(job);
      if (tell !== undefined) told.push(tell);
      if (performance.now() >= endsAt) break;
    }
    return told;
  }

  /** A call that gives up by an error of its own undoes only what it wrote itself. */
  private async runJob(job: Job): Promise<(() => void) | undefined> {
    this.step('SAVEPOINT call');
    try {
      const tell = await job.run();
      this.step('RELEASE call');
      return tell;
    } catch (error) {
      if (toStoreError(error) !== error) throw error;
      this.step('ROLLBACK TO call');
      this.step('RELEASE call');
      job.reject(error);
      return undefined;
    }
  }

  private step(sql: Step): void {
    let statement = this.steps.get(sql);
    if (statement === undefined) {
      statement = this.connection.prepare(sql);
      this.steps.set(sql, statement);
    }
    statement.run();
  }
}

const toJob = <T>(portions: () => Portions<T>, resolve: (value: T) => void, reject: (error: unknown) => void): Job => ({
  run: async () => {
    const value = await runPortions(portions());
    return () => resolve(value);
  },
  reject,
});

async function runPortions<T>(portions: Portions<T>): Promise<T> {
  for (;;) {
    const portion = portions.next();
    if (portion.done === true) return portion.value;
    await turn();
  }
}
