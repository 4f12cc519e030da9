import { isDeepStrictEqual } from 'node:util';
import { deliveredOver, type CrmRecord } from '@foldwatch/domain';
import { StoreUnavailable } from '@foldwatch/ports';
import { attempt } from '../database/attempts';
import { compareAndSet } from '../database/compare-and-set';
import type { MongoDatabase } from '../database/mongo-database';
import { FreeClaims } from './free-claims';
import { recordRowId, toRecordRow, type RecordRow } from './record-row';

export interface ImportCounts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}

type Outcome = keyof ImportCounts;

interface Merged {
  readonly record: CrmRecord;
  readonly outcome: Outcome;
  readonly replacement: CrmRecord;
  readonly version: number;
}

interface Planned extends Merged {
  readonly row: RecordRow;
}

const portionSize = 500;
const maxRounds = 20;

/** Puts each record over the one that is stored; what somebody else wrote in between is read again. */
export async function importRecords(database: MongoDatabase, records: readonly CrmRecord[]): Promise<ImportCounts> {
  const counts = { created: 0, updated: 0, unchanged: 0 };
  for (let start = 0; start < records.length; start += portionSize) {
    let left = records.slice(start, start + portionSize);
    for (let round = 1; left.length > 0; round += 1) {
      if (round > maxRounds) throw new StoreUnavailable('Others write the same records all the time.');
      const { outcomes, again } = await importOnce(database, left);
      for (const outcome of outcomes) counts[outcome] += 1;
      left = [...again];
    }
  }
  return counts;
}

async function importOnce(
  database: MongoDatabase,
  records: readonly CrmRecord[],
): Promise<{ readonly outcomes: readonly Outcome[]; readonly again: readonly CrmRecord[] }> {
  const { first, later } = apart(records);
  const ids = [...first.keys()];
  const rows = database.collection('records');
  const stored = await attempt(() => rows.find({ _id: { $in: ids } }).toArray());
  const storedById = new Map<string, RecordRow>(stored.map((row) => [row._id, row]));
  const merged = [...first.values()].map((record) => merge(record, storedById.get(recordRowId(record))));
  const changed = merged.filter(({ outcome }) => outcome !== 'unchanged');
  const claims = await FreeClaims.find(
    database,
    changed.map(({ replacement }) => replacement),
  );
  const planned = merged.map((one): Planned => ({
    ...one,
    row: toRecordRow(one.replacement, one.version, claims.take(one.replacement)),
  }));
  const changes = planned.filter(({ outcome }) => outcome !== 'unchanged');
  const lost = new Set(
    await compareAndSet(
      database.rowsOf('records'),
      changes.map(({ row }) => row),
    ),
  );
  const isLost = ({ row }: Planned): boolean => lost.has(row._id);
  return {
    outcomes: planned.filter((one) => !isLost(one)).map(({ outcome }) => outcome),
    again: [...planned.filter(isLost).map(({ record }) => record), ...later],
  };
}

/** A record that comes twice is written twice, one after the other. */
function apart(records: readonly CrmRecord[]): {
  readonly first: ReadonlyMap<string, CrmRecord>;
  readonly later: readonly CrmRecord[];
} {
  const first = new Map<string, CrmRecord>();
  const later: CrmRecord[] = [];
  for (const record of records) {
    const id = recordRowId(record);
    if (first.has(id)) later.push(record);
    else first.set(id, record);
  }
  return { first, later };
}

/** When it was modified is no change by itself, so that an import of the same list again writes nothing. */
function merge(record: CrmRecord, stored: RecordRow | undefined): Merged {
  if (stored === undefined) return { record, outcome: 'created', replacement: record, version: 1 };
  const known = stored.doc;
  const replacement = withoutUndefined(deliveredOver(record, known));
  const isSame = isDeepStrictEqual({ ...replacement, modifiedAt: known.modifiedAt }, { ...known });
  return { record, outcome: isSame ? 'unchanged' : 'updated', replacement, version: stored.version + 1 };
}

function withoutUndefined(record: CrmRecord): CrmRecord {
  const copied: CrmRecord = JSON.parse(JSON.stringify(record));
  return copied;
}
