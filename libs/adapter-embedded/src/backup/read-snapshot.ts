import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { versionOf } from '../database/migrate';
import { DatabaseUnusable, toOpeningError } from '../database/store-failure';
import type { BackupManifest } from './backup-manifest';

/** Every column in which documents or events are kept, whichever tables a release has. */
const columnsSql = `
  SELECT tbl.name AS tbl, col.name AS col FROM sqlite_schema tbl JOIN pragma_table_info(tbl.name) col
  WHERE tbl.type = 'table' AND col.name IN ('doc', 'payload')`;

/** As activities, events and what wraps an event name content; a name too many only copies a file too many. */
const refPattern = /(?:bodyRef|contentRef)\\*":\\*"([0-9a-f]{64})/g;

const countsSql = `SELECT
  (SELECT count(*) FROM activities) AS activities, (SELECT count(*) FROM mailbox_configs) AS mailboxes,
  (SELECT count(*) FROM records) AS records, (SELECT count(*) FROM events) AS events`;

export interface SnapshotFacts extends Pick<BackupManifest, 'dataVersion' | 'counts'> {
  /** Every content file that the snapshot speaks of. */
  readonly contentRefs: ReadonlySet<string>;
}

/** Checks a copy of our database and says what it holds. Raises `DatabaseUnusable`. */
export function readSnapshot(path: string): SnapshotFacts {
  let connection: DatabaseSync | undefined;
  try {
    connection = new DatabaseSync(path, { readOnly: true });
    const dataVersion = versionOf(connection, path);
    const check = connection.prepare('PRAGMA quick_check(1)').get()?.['quick_check'];
    if (check !== 'ok') throw new DatabaseUnusable(`The database is damaged: ${String(check)}`);
    return { dataVersion, counts: countsIn(connection), contentRefs: refsIn(connection) };
  } catch (error) {
    throw toOpeningError(error, path);
  } finally {
    connection?.close();
  }
}

/** Of activities, and of what is still on its way to the writer: in the log, parked or dead. */
function refsIn(connection: DatabaseSync): ReadonlySet<string> {
  const refs = new Set<string>();
  for (const { tbl, col } of connection.prepare(columnsSql).all()) {
    const mentions = connection.prepare(
      `SELECT ${String(col)} AS text FROM ${String(tbl)} WHERE instr(${String(col)}, 'Ref')`,
    );
    for (const { text } of mentions.iterate()) {
      for (const [, ref = ''] of String(text).matchAll(refPattern)) refs.add(ref);
    }
  }
  return refs;
}

function countsIn(connection: DatabaseSync): SnapshotFacts['counts'] {
  const row: Record<string, SQLOutputValue> = connection.prepare(countsSql).get() ?? {};
  const count = (name: string): number => Number(row[name] ?? 0);
  return {
    activities: count('activities'),
    mailboxes: count('mailboxes'),
    records: count('records'),
    events: count('events'),
  };
}
