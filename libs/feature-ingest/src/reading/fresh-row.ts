import type { FolderId, ItemId, ObservedBecause } from '@foldwatch/domain';
import type { IndexedItem } from '@foldwatch/ports';
import type { OwnedMailbox } from '../mailbox/owned-mailbox';

interface Sighting {
  readonly folderId: FolderId;
  readonly itemId: ItemId;
  readonly changeKey: string;
}

/** The row of an item never seen before: its metadata is still to be fetched. */
export const freshRow = (
  mailbox: OwnedMailbox,
  { folderId, itemId, changeKey }: Sighting,
  because: ObservedBecause = 'change',
): IndexedItem => ({
  folderId,
  itemId,
  changeKey,
  itemKey: mailbox.itemKey(itemId),
  state: 'to-fetch',
  because,
  categorySeen: false,
  attempts: 0,
});

/** Reported absent, or found elsewhere: to be located, at once. What puts it off or marks it is forgotten. */
export function leftRow(row: IndexedItem): IndexedItem {
  const { dueAt: _dueAt, failureCode: _failureCode, ...rest } = row;
  return { ...rest, state: 'left', attempts: 0 };
}

/** There after all. */
export function restoredRow(row: IndexedItem, state: 'known' | 'skipped' | 'to-fetch'): IndexedItem {
  return { ...leftRow(row), state };
}

/**
 * About to be told of for the first time: owed until that is confirmed. Should the process end in between, its absence is
 * looked into, and its presence told again as if it were new.
 */
export function toldRow(row: IndexedItem): IndexedItem {
  const { contentKey: _contentKey, ...rest } = row;
  return { ...rest, state: 'to-fetch', changeKey: '' };
}
