import type { CrmRecord, RecordRef, RuleRecord } from '@foldwatch/domain';
import { followMerges, survivorOf } from './follow-merges';
import { recordKey, type RecordDirectory } from './record-directory';

/** What became of records that rules or activities name, by `recordKey`; one query, and one more for each merge that is followed. */
export async function findRuleRecords(
  directory: RecordDirectory,
  refs: readonly RecordRef[],
): Promise<ReadonlyMap<string, RuleRecord>> {
  if (refs.length === 0) return new Map();
  const found = await directory.findMany(refs);
  const known = await followMerges(directory, [...found.values()]);
  return new Map(refs.map((ref) => [recordKey(ref), ruleRecord(ref, known)]));
}

function ruleRecord(ref: RecordRef, known: ReadonlyMap<string, CrmRecord>): RuleRecord {
  const record = survivorOf(ref, known);
  if (record === undefined) return { state: 'deleted' };
  if (record.state === 'inactive' || record.mergedInto !== undefined) return { state: 'inactive' };
  const { table, id, name, ownerId, sharedWith } = record;
  return {
    state: recordKey(ref) === recordKey(record) ? 'active' : 'merged',
    record: { table, id, name },
    access: { table, id, ...(ownerId !== undefined && { ownerId }), ...(sharedWith !== undefined && { sharedWith }) },
  };
}
