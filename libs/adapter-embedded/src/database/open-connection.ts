import { DatabaseSync } from 'node:sqlite';
import { migrate, versionOf } from './migrate';
import { toOpeningError } from './store-failure';

/** Where checkpoints in the background fall so far behind, the next commit makes one: the log must not grow for ever. */
const pagesBeforeOwnCheckpoint = 8_000;

/** The one writing connection, brought up to today's schema. Nothing acknowledged is lost when the machine loses power. */
export function openConnection(path: string): DatabaseSync {
  let connection: DatabaseSync | undefined;
  try {
    connection = new DatabaseSync(path, { timeout: 5000 });
    versionOf(connection, path);
    connection.exec(`
      PRAGMA page_size = 8192;
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA cache_size = -16384;
      PRAGMA temp_store = MEMORY;
      PRAGMA journal_size_limit = 67108864;
      PRAGMA wal_autocheckpoint = ${pagesBeforeOwnCheckpoint};
    `);
    migrate(connection, path);
    return connection;
  } catch (error) {
    connection?.close();
    throw toOpeningError(error, path);
  }
}
