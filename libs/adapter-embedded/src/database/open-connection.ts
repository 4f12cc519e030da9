import { DatabaseSync } from 'node:sqlite';
import { migrations } from './schema';
import { DatabaseTooNew, DatabaseUnusable, toOpeningError } from './store-failure';

/** Tells our files from other programs' databases ("FWch"). */
const applicationId = 0x46576368;

/** Where checkpoints in the background fall so far behind, the next commit makes one: the log must not grow for ever. */
const pagesBeforeOwnCheckpoint = 8_000;

/** The one writing connection, brought up to today's schema. Nothing acknowledged is lost when the machine loses power. */
export function openConnection(path: string): DatabaseSync {
  let connection: DatabaseSync | undefined;
  try {
    connection = new DatabaseSync(path, { timeout: 5000 });
    refuseStrangers(connection, path);
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

function refuseStrangers(connection: DatabaseSync, path: string): void {
  const id = pragma(connection, 'application_id');
  const isEmpty = connection.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
  if (id === applicationId || (id === 0 && isEmpty)) return;
  throw new DatabaseUnusable(`${path} is the database of another program.`);
}

function migrate(connection: DatabaseSync, path: string): void {
  const version = pragma(connection, 'user_version');
  if (version > migrations.length) {
    throw new DatabaseTooNew(
      `${path} was written by a newer release (schema ${version}; this one knows ${migrations.length}).`,
    );
  }
  for (const [index, step] of migrations.entries()) {
    if (index < version) continue;
    connection.exec(
      `BEGIN IMMEDIATE; ${step}; PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${index + 1}; COMMIT;`,
    );
  }
}

function pragma(connection: DatabaseSync, name: string): number {
  const value = connection.prepare(`PRAGMA ${name}`).get()?.[name];
  return typeof value === 'number' ? value : 0;
}
