import { isSameRecord, type CrmRecord, type RecordRef } from './record';

/** What stored activities are to be looked up by after a record changed. */
export interface RecordChange {
  readonly addresses: readonly string[];
  /** The record itself, when it was merged: what regards it goes to the survivor. */
  readonly merged: readonly RecordRef[];
}

/**
 * The addresses that may resolve otherwise than before, and the record that was merged. What an address resolves to depends
 * on who carries it and on name, state, owner and merge of those; any other change concerns nobody.
 */
export function changeOfRecord(before: CrmRecord | undefined, after: CrmRecord | undefined): RecordChange {
  return { addresses: concernedAddresses(before, after), merged: isMergedNow(before, after) ? [refOf(after)] : [] };
}

function concernedAddresses(before: CrmRecord | undefined, after: CrmRecord | undefined): readonly string[] {
  const [known, now] = [before?.emailAddresses ?? [], after?.emailAddresses ?? []];
  const all = [...new Set([...known, ...now])];
  const isSeenAlike = before !== undefined && after !== undefined && looksTheSame(before, after);
  return isSeenAlike ? all.filter((address) => !known.includes(address) || !now.includes(address)) : all;
}

const looksTheSame = (a: CrmRecord, b: CrmRecord): boolean =>
  a.name === b.name && a.state === b.state && a.ownerId === b.ownerId && isSameMerge(a.mergedInto, b.mergedInto);

const isSameMerge = (a: RecordRef | undefined, b: RecordRef | undefined): boolean =>
  a === undefined || b === undefined ? a === b : isSameRecord(a, b);

const isMergedNow = (before: CrmRecord | undefined, after: CrmRecord | undefined): after is CrmRecord =>
  after?.mergedInto !== undefined && !isSameMerge(before?.mergedInto, after.mergedInto);

const refOf = ({ table, id }: RecordRef): RecordRef => ({ table, id });
