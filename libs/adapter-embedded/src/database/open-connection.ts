import { chmodSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { migrate, versionOf } from './migrate';
import { toOpeningError } from './store-failure';

export const inMemory = ':memory:';

/** Where checkpoints in the background fall so far behind, the next commit makes one: the log must not grow for ever. */
const pagesBeforeOwnCheckpoint = 8_000;

/** The secret of the installation is in it, as everything else that is stored is. */
function keepPrivate(path: string): void {
  if (path !== inMemory) chmodSync(path, 0o600);
}

/** The one writing connection, brought up to today's schema. Nothing acknowledged is lost when the machine loses power. */
export function openConnection(path: string): DatabaseSync {
  let connection: DatabaseSync | undefined;
  try {
    connection = new DatabaseSync(path, { timeout: 5000 });
    keepPrivate(path);
    versionOf(connection, path);
    connection.exec(`
      PRAGMA page_size = 8192;
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA secure_delete = ON;
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
