import type { ActivityId, LocatedPlacement, Whereabouts } from '@foldwatch/domain';
import type { IndexedItem } from '@foldwatch/ports';
import { leftRow, restoredRow } from '../reading/fresh-row';

/** An item under which the message was found, with its row once it was read. */
export interface FoundItem {
  readonly changeKey: string;
  readonly isSameItem: boolean;
  readonly isInDeletedItems: boolean;
  readonly row?: IndexedItem;
  /** Of an item that was read and forgotten, because nothing else of its message is known. */
  readonly activityId?: ActivityId;
}

export interface WhereaboutsFacts {
  readonly row: IndexedItem;
  readonly found: readonly FoundItem[];
  readonly now: Date;
  readonly secondLookMs: number;
}

export type WhereaboutsConclusion =
  | { readonly kind: 'in-place'; readonly row: IndexedItem }
  | { readonly kind: 'wait'; readonly row: IndexedItem }
  | {
      readonly kind: 'left';
      readonly whereabouts: Whereabouts;
      /** Copies outside Deleted Items that were observed. */
      readonly located: readonly LocatedPlacement[];
    };

/** How often an item found, but not readable yet, is waited for. */
const maxLooks = 5;

/**
 * What became of an item that a read reported absent. The very same item in its folder was a false absence. A message found
 * nowhere is looked for twice, because a moving item may be in neither place for a moment.
 */
export function concludeWhereabouts({ row, found, now, secondLookMs }: WhereaboutsFacts): WhereaboutsConclusion {
  const same = found.find(({ isSameItem }) => isSameItem);
  if (same !== undefined) return { kind: 'in-place', row: inPlace(row, same.changeKey) };
  const copies = found.filter((item) => isCopyOf(row, item.row?.activityId ?? item.activityId));
  const isUndecided = copies.length === 0 ? row.attempts === 0 : copies.some(isUnread) && row.attempts < maxLooks;
  if (isUndecided) {
    const dueAt = new Date(now.getTime() + secondLookMs).toISOString();
    return { kind: 'wait', row: { ...row, attempts: row.attempts + 1, dueAt } };
  }
  return { kind: 'left', whereabouts: whereaboutsOf(copies), located: copies.flatMap(placementsOf) };
}

function placementsOf({ row, isInDeletedItems }: FoundItem): readonly LocatedPlacement[] {
  if (row?.number === undefined || isInDeletedItems) return [];
  const { itemKey, folderId, number } = row;
  return [{ itemKey, folderId, number }];
}

/** Another sender's message may have the same Message-ID. Of which an item is that was not read yet is open. */
const isCopyOf = (row: IndexedItem, activityId: ActivityId | undefined): boolean =>
  activityId === undefined || activityId === row.activityId;

const isUnread = ({ row }: FoundItem): boolean =>
  row === undefined || (row.state === 'to-fetch' && row.activityId === undefined && row.because !== 'backfill');

function whereaboutsOf(copies: readonly FoundItem[]): Whereabouts {
  if (copies.length === 0) return 'gone';
  return copies.every(({ isInDeletedItems }) => isInDeletedItems) ? 'deleted-items' : 'elsewhere';
}

function inPlace(row: IndexedItem, changeKey: string): IndexedItem {
  if (row.activityId === undefined) return { ...leftRow(row), state: 'skipped', changeKey };
  if (row.changeKey === changeKey) return restoredRow(row, 'known');
  return restoredRow({ ...row, because: 'change' }, 'to-fetch');
}
