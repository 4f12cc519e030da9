import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { setImmediate as turn } from 'node:timers/promises';
import { StoreUnavailable } from '@foldwatch/ports';
import { databaseFile, isHalfRestored, movedUpFile } from '../files/data-directory';
import { BackgroundCheckpoints } from './background-checkpoints';
import { DataDirectoryLock } from './data-directory-lock';
import { inMemory, openConnection } from './open-connection';
import type { Row, RowReader } from './rows';
import { DataDirectoryMoved, RestoreUnfinished, toStoreError } from './store-failure';
import { WorkerRowReader } from './worker-row-reader';
import { WriteQueue, type Portions } from './write-queue';

/** Rows that one portion of a long write may touch, so that no turn of the event loop takes long. */
export const rowsPerPortion = 200;

/**
 * The one SQLite file behind every embedded adapter: one writing connection, which also reads for the pipeline, and a
 * reading one in a worker for what people ask.
 */
export class EmbeddedDatabase implements RowReader {
  private readonly statements = new Map<string, StatementSync>();
  private readonly writes: WriteQueue;
  private closed = false;

  private constructor(
    private readonly connection: DatabaseSync,
    private readonly lock: DataDirectoryLock | undefined,
    private readonly beside:
      { readonly reader: WorkerRowReader; readonly checkpoints: BackgroundCheckpoints } | undefined,
  ) {
    this.writes = new WriteQueue(connection, beside?.checkpoints);
  }

  /**
   * Raises `DataDirectoryInUse`, `DatabaseUnusable`, `DatabaseTooNew`, `RestoreUnfinished` and, to all but the move itself,
   * `DataDirectoryMoved`.
   */
  static open(directory: string, opener: 'product' | 'move-up' = 'product'): EmbeddedDatabase {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const lock = DataDirectoryLock.acquire(directory);
    try {
      refuseHalfRestored(directory);
      if (opener === 'product') refuseMoved(directory);
      const path = join(directory, databaseFile);
      return new EmbeddedDatabase(openConnection(path), lock, {
        reader: new WorkerRowReader(path),
        checkpoints: new BackgroundCheckpoints(path),
      });
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  /** Without a file; everything is gone when it is closed. */
  static openInMemory(): EmbeddedDatabase {
    return new EmbeddedDatabase(openConnection(inMemory), undefined, undefined);
  }

  /** Prepared once and kept. For use within `read` and `write` only. */
  statement(sql: string): StatementSync {
    let statement = this.statements.get(sql);
    if (statement === undefined) {
      statement = this.connection.prepare(sql);
      this.statements.set(sql, statement);
    }
    return statement;
  }

  /** Every statement so far, for a look at how SQLite carries them out. */
  get preparedSql(): readonly string[] {
    return [...this.statements.keys()];
  }

  /** What is committed now; `work` runs in one go. SQLite takes and gives back its locks once for all that is read, and not for each row. */
  async read<T>(work: () => T): Promise<T> {
    this.refuseWhenClosed();
    while (this.connection.isTransaction) await turn();
    try {
      this.statement('BEGIN').run();
      return work();
    } catch (error) {
      throw toStoreError(error);
    } finally {
      if (this.connection.isTransaction) this.statement('ROLLBACK').run();
    }
  }

  /** Atomic and durable when it resolves; `work` runs in one go, so it touches few rows. */
  write<T>(work: () => T): Promise<T> {
    return this.writeInPortions(onePortion(work));
  }

  /** As `write`, for what can wait a moment: it shares the flush of whatever is written next. */
  async writeAlong<T>(work: () => T): Promise<T> {
    this.refuseWhenClosed();
    return this.writes.addPatient(onePortion(work));
  }

  /** Atomic and durable when it resolves; other work gets its turn at every `yield`. */
  async writeInPortions<T>(portions: () => Portions<T>): Promise<T> {
    this.refuseWhenClosed();
    return this.writes.add(portions);
  }

  /** For people's questions: never on this thread where there is a file to read beside it. */
  async all(sql: string, params: readonly SQLInputValue[]): Promise<readonly Row[]> {
    this.refuseWhenClosed();
    if (this.beside !== undefined) return this.beside.reader.all(sql, params);
    return this.read(() => this.statement(sql).all(...params));
  }

  /** Brings all that was written into the file, and empties the write-ahead log: what it held is gone. */
  async emptyLog(): Promise<void> {
    for (let isBusy = true; isBusy; isBusy = this.checkpointed()?.['busy'] === 1) {
      await turn();
      this.refuseWhenClosed();
      while (this.connection.isTransaction) await turn();
    }
  }

  /** Lets running writes finish, then gives the data directory free. */
  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.writes.idle();
    await this.beside?.reader.close();
    await this.beside?.checkpoints.close();
    this.connection.close();
    this.lock?.release();
  }

  private checkpointed(): Row | undefined {
    return this.statement('PRAGMA wal_checkpoint(TRUNCATE)').get();
  }

  private refuseWhenClosed(): void {
    if (this.closed) throw new StoreUnavailable('The store is closed.');
  }
}

/** An empty store in its place would look as if everything were lost. */
function refuseHalfRestored(directory: string): void {
  if (!isHalfRestored(directory)) return;
  throw new RestoreUnfinished(
    `A restore into ${directory} was broken off. Run it again; or empty the directory to begin without any data.`,
  );
}

function refuseMoved(directory: string): void {
  if (!existsSync(join(directory, movedUpFile))) return;
  throw new DataDirectoryMoved(
    `${directory} was moved up to Kafka and MongoDB, or such a move was begun: start the services, or run "foldwatch move-up" ` +
      `again. To go on here instead, remove ${movedUpFile}; never let both work on the same mailboxes.`,
  );
}

const onePortion = <T>(work: () => T): (() => Portions<T>) =>
  // oxlint-disable-next-line require-yield -- one portion
  function* portion() {
    return work();
  };

/** Splits a batch for `writeInPortions`, or for a write each. */
export function inPortions<T>(items: readonly T[], size = rowsPerPortion): readonly (readonly T[])[] {
  const portions: (readonly T[])[] = [];
  for (let start = 0; start < items.length; start += size) portions.push(items.slice(start, start + size));
  return portions;
}
