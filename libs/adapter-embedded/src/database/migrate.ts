import type { DatabaseSync } from 'node:sqlite';
import { migrations } from './schema';
import { DatabaseTooNew, DatabaseUnusable } from './store-failure';

/** Tells our files from other programs' databases ("FWch"). */
const applicationId = 0x46576368;

/** The version of the newest schema that this release knows. */
export const newestVersion = migrations.length;

/** Raises `DatabaseUnusable` for another program's database, `DatabaseTooNew` for a newer release's. */
export function versionOf(connection: DatabaseSync, path: string, known = newestVersion): number {
  const id = pragma(connection, 'application_id');
  const isEmpty = connection.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
  if (id !== applicationId && !(id === 0 && isEmpty)) {
    throw new DatabaseUnusable(`${path} is the database of another program.`);
  }
  const version = pragma(connection, 'user_version');
  if (version <= known) return version;
  throw new DatabaseTooNew(
    `${path} was written by a newer release (data version ${version}; this one knows ${known}). ` +
      'Run that release or a later one, or restore a backup made before the upgrade into an empty directory.',
  );
}

/** Each step is a transaction of its own, version number included: whoever is killed in the middle finds the step before. */
export function migrate(connection: DatabaseSync, path: string, steps = migrations): void {
  const version = versionOf(connection, path, steps.length);
  for (const [index, step] of steps.entries()) {
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
