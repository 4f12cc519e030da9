import { Schema } from 'mongoose';
import type { ActivityId, FolderId, ItemId, MailboxId, ObservedBecause } from '@foldwatch/domain';
import type { IndexedItem, ItemState } from '@foldwatch/ports';
import { keyOf, orderKeyOf } from '../database/keys';

/** What `counts` counts: a state, or what a backfill has still to fetch. */
export type Tally = ItemState | 'backfill';

/**
 * An item, or the place of one that was removed: without `doc`, it keeps the epoch that removed it, so that a delayed
 * write of an older owner does not bring the item back. Such places are cleared away when no older write can be under
 * way any more.
 */
export interface ItemRow {
  readonly _id: string;
  /** Whose write this was; only owners of this epoch and newer ones may write over it. */
  readonly epoch: number;
  readonly mailbox: string;
  readonly folder?: string;
  readonly item?: string;
  readonly tally?: Tally;
  readonly listing?: string;
  /** The activity within the mailbox. */
  readonly activity?: string;
  /** What it waits for, of those that wait: to be fetched, located, cleared away. */
  readonly waits?: string;
  /** Since when it may have what it waits for; empty is at once. */
  readonly due?: string;
  readonly doc?: IndexedItem;
}

export const itemSchema = new Schema({
  _id: { type: String, required: true },
  epoch: { type: Number, required: true },
  mailbox: { type: String, required: true },
  folder: String,
  item: String,
  tally: String,
  listing: String,
  activity: String,
  waits: String,
  due: String,
  doc: Schema.Types.Mixed,
})
  .index({ mailbox: 1, folder: 1, item: 1 })
  .index({ mailbox: 1, folder: 1, tally: 1, listing: 1 })
  .index({ activity: 1 }, { sparse: true })
  .index({ waits: 1, due: 1 }, { sparse: true });

export const itemRowId = (mailboxId: MailboxId, folderId: FolderId, itemId: ItemId): string =>
  keyOf(mailboxId, folderId, itemId);

export const activityWithin = (mailboxId: MailboxId, activityId: ActivityId): string => keyOf(mailboxId, activityId);

export const waitsFor = (mailboxId: MailboxId, state: 'to-fetch' | 'left', because: ObservedBecause): string =>
  keyOf(mailboxId, state, because);

export const waitsForClearing = (mailboxId: MailboxId): string => keyOf(mailboxId, 'removed');

export function toItemRow(mailboxId: MailboxId, epoch: number, item: IndexedItem): ItemRow {
  const { folderId, itemId, state, because, listingId, activityId } = item;
  const isBackfill = state === 'to-fetch' && because === 'backfill';
  return {
    _id: itemRowId(mailboxId, folderId, itemId),
    epoch,
    mailbox: keyOf(mailboxId),
    folder: orderKeyOf(folderId),
    item: orderKeyOf(itemId),
    tally: isBackfill ? 'backfill' : state,
    listing: listingId ?? '',
    ...(activityId !== undefined && { activity: activityWithin(mailboxId, activityId) }),
    ...((state === 'to-fetch' || state === 'left') && {
      waits: waitsFor(mailboxId, state, because),
      due: item.dueAt ?? '',
    }),
    doc: item,
  };
}

export const toRemovedRow = (
  mailboxId: MailboxId,
  epoch: number,
  removed: { readonly folderId: FolderId; readonly itemId: ItemId; readonly at: Date },
): ItemRow => ({
  _id: itemRowId(mailboxId, removed.folderId, removed.itemId),
  epoch,
  mailbox: keyOf(mailboxId),
  waits: waitsForClearing(mailboxId),
  due: removed.at.toISOString(),
});
