import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { versionOf } from '../database/migrate';
import { DatabaseUnusable, toOpeningError } from '../database/store-failure';
import { isContentRef } from '../files/content-files';
import type { BackupManifest } from './backup-manifest';

/** Content of activities, and of what the writer was told and has not folded yet. */
const refsSql = `
  SELECT part.atom AS ref FROM activities, json_tree(activities.doc, '$.content') part
    WHERE part.key IN ('bodyRef', 'contentRef')
  UNION SELECT part.atom FROM events, json_tree(events.payload) part
    WHERE events.type = 'mail.content' AND part.key IN ('bodyRef', 'contentRef')
  UNION SELECT part.atom FROM parked_events, json_tree(parked_events.doc) part
    WHERE part.key IN ('bodyRef', 'contentRef')`;

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

function refsIn(connection: DatabaseSync): ReadonlySet<string> {
  const refs = new Set<string>();
  for (const { ref } of connection.prepare(refsSql).iterate()) {
    if (typeof ref === 'string' && isContentRef(ref)) refs.add(ref);
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
