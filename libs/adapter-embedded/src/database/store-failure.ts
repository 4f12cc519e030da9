import { AppError, StoreUnavailable } from '@foldwatch/ports';

/** The file is no database of ours, or damaged; an operator has to look. */
export class DatabaseUnusable extends AppError {
  override readonly code = 'database-unusable';
  override readonly retryable = false;
}

/** A newer release wrote the file; an older one must not touch it. */
export class DatabaseTooNew extends AppError {
  override readonly code = 'database-too-new';
  override readonly retryable = false;
}

/** Another process works in the data directory. */
export class DataDirectoryInUse extends AppError {
  override readonly code = 'data-directory-in-use';
  override readonly retryable = false;
}

/** A restore into the data directory was broken off; what is there is no store yet. */
export class RestoreUnfinished extends AppError {
  override readonly code = 'restore-unfinished';
  override readonly retryable = false;
}

/** What the data directory held is, or is about to be, in Kafka and MongoDB; two that go on from here would both act. */
export class DataDirectoryMoved extends AppError {
  override readonly code = 'data-directory-moved';
  override readonly retryable = false;
}

const unavailable: ReadonlyMap<number, string> = new Map([
  [5, 'the database is locked by another program'],
  [6, 'the database is locked by another program'],
  [8, 'the database is read-only'],
  [10, 'the disk reports errors'],
  [11, 'the database file is damaged'],
  [13, 'the disk is full'],
  [14, 'the database file cannot be opened'],
]);

const notADatabase = 26;

/** SQLite's primary result code, or `undefined` for what is no error of SQLite. */
export function sqliteCode(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('errcode' in error)) return undefined;
  return typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
}

/** Errors that say "not now" become an outage; all others stay what they are, bugs included. */
export function toStoreError(error: unknown): unknown {
  const code = sqliteCode(error);
  if (code === undefined) return error;
  const reason = unavailable.get(code);
  if (reason !== undefined) return new StoreUnavailable(`The store cannot be used: ${reason}.`, { cause: error });
  return error;
}

/** What is wrong with a file that could not be opened as our database. */
export function toOpeningError(error: unknown, path: string): unknown {
  const code = sqliteCode(error);
  if (code !== notADatabase && code !== 11) return toStoreError(error);
  return new DatabaseUnusable(`${path} is not a database of Foldwatch, or it is damaged.`, { cause: error });
}
