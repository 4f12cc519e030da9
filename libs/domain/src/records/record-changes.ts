import { readersOf } from '../rights/read-rights';
import { isSameRecord, type CrmRecord, type RecordRef } from './record';

/** What stored activities are to be looked up by after a record changed. */
export interface RecordChange {
  readonly addresses: readonly string[];
  /** The record itself, when it was merged: what regards it goes to the survivor. */
  readonly merged: readonly RecordRef[];
  /** The record itself, when it stands otherwise for those that were merged into it. */
  readonly survivors: readonly RecordRef[];
  /** The record itself, when it is the own of others than before: who reads their own alone may read it now, or no more. */
  readonly shared: readonly RecordRef[];
}

/**
 * The addresses that may resolve otherwise than before, and the record that was merged. What an address resolves to depends
 * on who carries it and on name, state, owner and merge of those; any other change concerns nobody but who may read the record.
 */
export function changeOfRecord(before: CrmRecord | undefined, after: CrmRecord | undefined): RecordChange {
  const record = after ?? before;
  return {
    addresses: concernedAddresses(before, after),
    merged: isMergedNow(before, after) ? [refOf(after)] : [],
    survivors: record === undefined || isSeenAlike(before, after) ? [] : [refOf(record)],
    shared: record === undefined || isOwnOfSame(before, after) ? [] : [refOf(record)],
  };
}

function concernedAddresses(before: CrmRecord | undefined, after: CrmRecord | undefined): readonly string[] {
  const [known, now] = [before?.emailAddresses ?? [], after?.emailAddresses ?? []];
  const all = [...new Set([...known, ...now])];
  return isSeenAlike(before, after) ? all.filter((address) => !known.includes(address) || !now.includes(address)) : all;
}

const isSeenAlike = (a: CrmRecord | undefined, b: CrmRecord | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.name === b.name &&
  a.state === b.state &&
  a.ownerId === b.ownerId &&
  isSameMerge(a.mergedInto, b.mergedInto);

const isOwnOfSame = (before: CrmRecord | undefined, after: CrmRecord | undefined): boolean =>
  ownersText(before) === ownersText(after);

const ownersText = (record: CrmRecord | undefined): string =>
  record === undefined ? '' : readersOf(record).toSorted().join('\n');

const isSameMerge = (a: RecordRef | undefined, b: RecordRef | undefined): boolean =>
  a === undefined || b === undefined ? a === b : isSameRecord(a, b);

const isMergedNow = (before: CrmRecord | undefined, after: CrmRecord | undefined): after is CrmRecord =>
  after?.mergedInto !== undefined && !isSameMerge(before?.mergedInto, after.mergedInto);

const refOf = ({ table, id }: RecordRef): RecordRef => ({ table, id });
