import type { ActivityId, ItemKey } from '@foldwatch/domain';
import type { FetchedItem, IndexedItem } from '@foldwatch/ports';

export interface FetchedFacts {
  readonly item: FetchedItem;
  /** The item's row; a fresh one for what was never seen. */
  readonly row: IndexedItem;
  /** The same copy under its former id, when the mailbox was migrated: it goes on under the new one. */
  readonly formerly?: IndexedItem;
  readonly activityId: ActivityId;
  readonly contentKey: string;
  readonly hasCategory: boolean;
}

export interface FetchedConclusion {
  /** That it rests here is news, or was asked for. */
  readonly isPresence: boolean;
  readonly isCategoryRemoval: boolean;
  /** As it is once that was said. */
  readonly row: IndexedItem;
}

/** What a fetched item has to say: that it rests here, that our category was taken off, or nothing but a new change key. */
export function concludeFetched(facts: FetchedFacts): FetchedConclusion {
  const { row, formerly } = facts;
  const known = formerly ?? row;
  const isAskedFor = formerly === undefined && row.because !== 'change';
  const isNews = known.number === undefined || isOther(known, facts);
  return {
    isPresence: isAskedFor || isNews,
    isCategoryRemoval: known.categorySeen && !facts.hasCategory,
    row: knownRow(facts, known),
  };
}

const isOther = (known: IndexedItem, { activityId, contentKey }: FetchedFacts): boolean =>
  known.activityId !== activityId || known.contentKey !== contentKey;

function knownRow({ item, row, activityId, contentKey, hasCategory }: FetchedFacts, known: IndexedItem): IndexedItem {
  const { internetMessageId } = item.mail;
  return {
    folderId: row.folderId,
    itemId: row.itemId,
    changeKey: item.changeKey,
    itemKey: known.itemKey,
    state: 'known',
    because: row.because,
    activityId,
    contentKey,
    categorySeen: hasCategory,
    attempts: 0,
    ...(known.number !== undefined && { number: known.number }),
    ...(row.listingId !== undefined && { listingId: row.listingId }),
    ...(internetMessageId !== undefined && { internetMessageId }),
    ...(item.searchKey !== undefined && { searchKey: item.searchKey }),
  };
}

/** Marks rows of a mailbox that was migrated: those whose ids are gone, and those whose ids are new. */
export const migratedMark = 'mailbox-migrated';

/** Finds the row of the same copy under an id that the server no longer knows. Each is taken once. */
export function findFormer(
  row: IndexedItem,
  ofActivity: readonly IndexedItem[],
  taken: ReadonlySet<ItemKey>,
): IndexedItem | undefined {
  if (row.failureCode !== migratedMark || row.number !== undefined) return undefined;
  return ofActivity.find(
    (former) =>
      former.folderId === row.folderId &&
      former.state === 'left' &&
      former.failureCode === migratedMark &&
      !taken.has(former.itemKey),
  );
}
