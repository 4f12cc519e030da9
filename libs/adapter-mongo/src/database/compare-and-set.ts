import { mongo } from 'mongoose';
import { attempt, pauseBefore } from './attempts';
import { replaceRows, type Replacement, type StoredRow } from './replacements';
import { endlessConflict } from './store-failure';

export interface VersionedRow {
  readonly _id: string;
  readonly version: number;
}

const maxRounds = 6;

/**
 * Writes each row whose stored version is one below its own (none stored is 0), and gives the ids of the others. A bulk
 * says how many it replaced, not which; and an answer can be lost with the connection. Then the rows themselves are
 * asked: what this call wrote carries its mark.
 */
export async function compareAndSet(
  collection: mongo.Collection<StoredRow>,
  rows: readonly VersionedRow[],
): Promise<readonly string[]> {
  const mark = new mongo.ObjectId();
  let left = rows.map((row) => replacementBy(row, mark));
  let written = 0;
  for (let round = 1; left.length > 0; round += 1) {
    const { count, conflicted } = await replaceRows(collection, left);
    written += count;
    left = [...conflicted];
    if (left.length > 0 && round >= maxRounds) throw endlessConflict();
    if (left.length > 0) await pauseBefore(round);
  }
  return written === rows.length ? [] : lostOf(collection, rows, mark);
}

function replacementBy(row: VersionedRow, mark: mongo.ObjectId): Replacement {
  const { _id, ...replacement } = { ...row, mark };
  return {
    filter: { _id, version: row.version - 1 },
    replacement: replacement,
    upsert: row.version === 1,
  };
}

async function lostOf(
  collection: mongo.Collection<StoredRow>,
  rows: readonly VersionedRow[],
  mark: mongo.ObjectId,
): Promise<readonly string[]> {
  const ids = rows.map(({ _id }) => _id);
  const filter = { _id: { $in: ids }, mark };
  const mine = await attempt(() => collection.find(filter).project<{ _id: string }>({ _id: 1 }).toArray());
  const written = new Set(mine.map(({ _id }) => _id));
  return ids.filter((id) => !written.has(id));
}
