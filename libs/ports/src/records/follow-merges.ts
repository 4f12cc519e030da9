import type { CrmRecord, RecordRef } from '@foldwatch/domain';
import { recordKey, type RecordDirectory } from './record-directory';

/** A record merged into one that was itself merged is followed so far. */
const mostMerges = 3;

/** These records and those into which they were merged, by `recordKey`; one query for each merge that is followed. */
export async function followMerges(
  directory: RecordDirectory,
  records: readonly CrmRecord[],
): Promise<ReadonlyMap<string, CrmRecord>> {
  const known = new Map<string, CrmRecord>();
  let found = records;
  for (let merges = 0; found.length > 0; merges += 1) {
    for (const record of found) if (!known.has(recordKey(record))) known.set(recordKey(record), record);
    const survivors = found.flatMap(({ mergedInto }) => mergedInto ?? []);
    const sought = survivors.filter((ref) => !known.has(recordKey(ref)));
    if (sought.length === 0 || merges === mostMerges) break;
    found = [...(await directory.findMany(sought)).values()];
  }
  return known;
}

/** The other way: all that were merged into these, themselves or by way of others; one query for each merge. */
export async function mergedBefore(
  directory: RecordDirectory,
  survivors: readonly RecordRef[],
): Promise<readonly CrmRecord[]> {
  const known = new Map<string, CrmRecord>();
  let sought = survivors;
  for (let merges = 0; sought.length > 0 && merges < mostMerges; merges += 1) {
    const found = await directory.mergedInto(sought);
    sought = found.filter((record) => !known.has(recordKey(record)));
    for (const record of found) known.set(recordKey(record), record);
  }
  return [...known.values()];
}

/** The record itself, or the one that its merges end in; `undefined` where that is gone, and still merged after too many. */
export function survivorOf(ref: RecordRef, known: ReadonlyMap<string, CrmRecord>): CrmRecord | undefined {
  let record = known.get(recordKey(ref));
  for (let merges = 0; record?.mergedInto !== undefined && merges < mostMerges; merges += 1) {
    record = known.get(recordKey(record.mergedInto));
  }
  return record;
}
