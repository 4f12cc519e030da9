import type { ItemIndex, MailboxOwner } from '@foldwatch/ports';
import { attempt } from '../database/attempts';
import type { MongoDatabase } from '../database/mongo-database';
import { putRows } from '../database/put-rows';
import type { Replacement } from '../database/replacements';
import { itemRowId, toItemRow, toRemovedRow, waitsForClearing, type ItemRow } from './item-row';
import { demandOwnership } from './mongo-mailbox-epochs';

type ItemChanges = Parameters<ItemIndex['write']>[1];

/** A write that is under way for longer than this was answered, or its connection was closed, long ago. */
const removedKeptMs = 15 * 60 * 1000;

/**
 * Writes an owner's rows, if no newer epoch was taken. There is one row for each item and no transaction around them,
 * so:
 *
 * - ownership is demanded before, and a former owner who knows no better writes nothing;
 * - each row carries the epoch that wrote it, and its filter refuses older ones: what a newer owner has put is never
 *   overwritten. Where the filter refuses, the upsert finds the key taken (11000), and ownership is demanded again;
 * - what an owner removes leaves its place behind for a while, so that it is not inserted again by a delayed older
 *   write;
 * - ownership is demanded after: a write that was overtaken is never reported as done.
 *
 * What is left to a former owner whose write is under way in the very moment of the take-over are rows that the newer
 * one has not touched. They are as if written just before, and say nothing that was not so: the next reading of the
 * folder puts them right.
 *
 * Puts go before removals, so that a process that ends in between leaves a renamed item under both names rather than
 * under none.
 */
export async function writeItems(database: MongoDatabase, owner: MailboxOwner, change: ItemChanges): Promise<void> {
  await demandOwnership(database, owner);
  const rows = database.collection('items');
  const now = new Date();
  const puts = putsOf(owner, change);
  const removals = removalsOf(owner, change, now).filter(({ filter: { _id } }) => !puts.has(_id));
  if (puts.size + removals.length === 0) return;
  await putRows(database.rowsOf('items'), [...puts.values(), ...removals], () => demandOwnership(database, owner));
  if (removals.length > 0) {
    const long = new Date(now.getTime() - removedKeptMs).toISOString();
    const cleared = { waits: waitsForClearing(owner.mailboxId), due: { $lt: long } };
    await attempt(() => rows.deleteMany(cleared));
  }
  await demandOwnership(database, owner);
}

function putsOf({ mailboxId, epoch }: MailboxOwner, { put = [] }: ItemChanges): ReadonlyMap<string, Replacement> {
  const rows = put.map((item) => owned(toItemRow(mailboxId, epoch, item), true));
  return new Map(rows.map((row) => [row.filter._id, row]));
}

function removalsOf(
  { mailboxId, epoch }: MailboxOwner,
  { remove = [] }: ItemChanges,
  at: Date,
): readonly Replacement[] {
  const unique = new Map(remove.map((item) => [itemRowId(mailboxId, item.folderId, item.itemId), item]));
  return [...unique.values()].map((item) => owned(toRemovedRow(mailboxId, epoch, { ...item, at }), false));
}

function owned({ _id, ...replacement }: ItemRow, upsert: boolean): Replacement {
  return { filter: { _id, epoch: { $lte: replacement.epoch } }, replacement, upsert };
}
