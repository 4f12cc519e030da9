import { backup, DatabaseSync } from 'node:sqlite';
import { toOpeningError } from '../database/store-failure';
import { syncPath } from '../files/durable-files';

const pagesPerStep = 2_000;

/**
 * Copies a database that another process may be writing, as it is at one moment, into one plain file. `refuse` looks at
 * the source in that moment.
 *
 * The read transaction stays open over all steps. They so copy one snapshot, which the write-ahead log keeps for them, and
 * nobody waits: without it, each commit of the running product would begin the copy anew.
 */
export async function snapshotDatabase(
  source: string,
  target: string,
  options: {
    readonly refuse?: (source: DatabaseSync) => void;
    readonly onPages?: (done: number, total: number) => void;
  } = {},
): Promise<void> {
  let connection: DatabaseSync | undefined;
  try {
    connection = new DatabaseSync(source, { readOnly: true, timeout: 5_000 });
    connection.exec('BEGIN');
    connection.prepare('SELECT count(*) FROM sqlite_schema').get();
    options.refuse?.(connection);
    await backup(connection, target, {
      rate: pagesPerStep,
      progress: ({ totalPages, remainingPages }) => options.onPages?.(totalPages - remainingPages, totalPages),
    });
  } catch (error) {
    throw toOpeningError(error, source);
  } finally {
    connection?.close();
  }
  intoOneFile(target);
  await syncPath(target);
}

/** A copy says of itself that it has a write-ahead log, as its source has; it needs none. */
function intoOneFile(path: string): void {
  const connection = new DatabaseSync(path);
  connection.exec('PRAGMA journal_mode = DELETE');
  connection.close();
}
