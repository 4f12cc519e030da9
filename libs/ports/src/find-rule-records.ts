import type { CrmRecord, RecordRef, RuleRecord } from '@foldwatch/domain';
import { recordKey, type RecordDirectory } from './record-directory';

/** A record merged into one that was itself merged is followed so far. */
const mostMerges = 3;

/** What became of records that rules name, by `recordKey`; one query, and one more for each merge that is followed. */
export async function findRuleRecords(
  directory: RecordDirectory,
  refs: readonly RecordRef[],
): Promise<ReadonlyMap<string, RuleRecord>> {
  const known = new Map<string, CrmRecord>();
  let sought = refs;
  for (let merges = 0; sought.length > 0 && merges <= mostMerges; merges += 1) {
    const found = await directory.findMany(sought);
    for (const [key, record] of found) known.set(key, record);
    const survivors = [...found.values()].flatMap(({ mergedInto }) => mergedInto ?? []);
    sought = survivors.filter((ref) => !known.has(recordKey(ref)));
  }
  return new Map(refs.map((ref) => [recordKey(ref), ruleRecord(ref, known)]));
}

function ruleRecord(ref: RecordRef, known: ReadonlyMap<string, CrmRecord>): RuleRecord {
  let record = known.get(recordKey(ref));
  let merges = 0;
  for (; record?.mergedInto !== undefined && merges < mostMerges; merges += 1) {
    record = known.get(recordKey(record.mergedInto));
  }
  if (record === undefined) return { state: 'deleted' };
  if (record.state === 'inactive' || record.mergedInto !== undefined) return { state: 'inactive' };
  const { table, id, name } = record;
  return { state: merges === 0 ? 'active' : 'merged', record: { table, id, name } };
}
