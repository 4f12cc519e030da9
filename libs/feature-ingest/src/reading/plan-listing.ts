import type { ItemId } from '@foldwatch/domain';
import type { FolderListing, IndexedItem, ItemChange } from '@foldwatch/ports';
import type { ReadingTerms } from '../mailbox/reading-terms';
import { leftRow, restoredRow } from './fresh-row';
import { isReceivedAfter, lastByItem, planAbsent, type PresentChange } from './plan-changes';

export interface ListingFacts {
  readonly changes: readonly ItemChange[];
  readonly rows: ReadonlyMap<ItemId, IndexedItem>;
  readonly listing: FolderListing;
  /** Absent where new mail in the folder is nobody's concern: then only rows that are there already are marked. */
  readonly terms?: ReadingTerms;
  readonly fresh: (change: PresentChange) => IndexedItem;
  /** Until when rows of a comparison wait, in case its end is never reached. */
  readonly waitUntil: string;
}

export interface ListingPlan {
  readonly put: readonly IndexedItem[];
  readonly knownSeen: boolean;
}

/** What a page of a listing from nothing leaves in the index. Nothing is fetched: what is to be read waits as `to-fetch`. */
export function planListing(facts: ListingFacts): ListingPlan {
  const { listing, rows } = facts;
  let { knownSeen } = listing;
  const put: IndexedItem[] = [];
  for (const change of lastByItem(facts.changes).values()) {
    const row = rows.get(change.itemId);
    const planned = change.kind === 'absent' ? absentRow(row) : presentRow(change, row, facts);
    if (planned !== undefined) put.push(planned);
    knownSeen ||= change.kind === 'present' && row !== undefined && row.listingId !== listing.id;
  }
  return { put, knownSeen };
}

function absentRow(row: IndexedItem | undefined): IndexedItem | undefined {
  const step = planAbsent(row);
  return step !== undefined && 'put' in step ? step.put : undefined;
}

function presentRow(change: PresentChange, row: IndexedItem | undefined, facts: ListingFacts): IndexedItem | undefined {
  const { listing, terms } = facts;
  if (row === undefined) return terms === undefined ? undefined : newRow(change, facts);
  if (row.listingId === listing.id && row.state !== 'left') return undefined;
  const seen = { ...(row.state === 'left' ? restored(row) : row), listingId: listing.id };
  return seenRow(seen, change, facts);
}

function seenRow(seen: IndexedItem, change: PresentChange, facts: ListingFacts): IndexedItem {
  const { listing, terms } = facts;
  if (seen.state === 'known') return seenKnown(seen, change, facts);
  if (seen.state === 'skipped') {
    return listing.existing === 'track' && terms?.existing === 'track' ? toBackfill(seen) : seen;
  }
  return listing.existing === 'skip' && seen.because === 'backfill' ? leftOut(seen) : seen;
}

function newRow(change: PresentChange, { listing, fresh, waitUntil }: ListingFacts): IndexedItem {
  const row = { ...fresh(change), listingId: listing.id };
  if (listing.existing === 'compare') return { ...row, dueAt: waitUntil };
  if (isReceivedAfter(change, listing.receivedAfter)) return row;
  return listing.existing === 'track' ? toBackfill(row) : { ...row, state: 'skipped' };
}

function seenKnown(seen: IndexedItem, change: PresentChange, { listing, terms }: ListingFacts): IndexedItem {
  if (listing.existing === 'track' && terms !== undefined) return toBackfill(seen);
  return seen.changeKey === change.changeKey ? seen : { ...seen, state: 'to-fetch', because: 'change' };
}

const restored = (row: IndexedItem): IndexedItem =>
  restoredRow(row, row.activityId === undefined ? 'skipped' : 'known');

const toBackfill = (row: IndexedItem): IndexedItem => ({ ...row, state: 'to-fetch', because: 'backfill' });

/** Of a backfill that is no longer wanted: what was observed before stays known, the rest is skipped. */
export const leftOut = (row: IndexedItem): IndexedItem =>
  restoredRow(row, row.number === undefined ? 'skipped' : 'known');

/** A row that a whole listing did not see: looked for, unless it was never read, which reading it will tell. */
export const unseenRow = (row: IndexedItem, listingId: string, mark?: string): IndexedItem =>
  row.state === 'to-fetch' && row.number === undefined
    ? { ...row, listingId }
    : { ...leftRow(row), ...(mark !== undefined && { failureCode: mark }) };
