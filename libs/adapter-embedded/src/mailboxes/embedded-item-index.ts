import type { ActivityId, FolderId, ItemId, MailboxId, ObservedBecause } from '@foldwatch/domain';
import { ItemIndex, type IndexedItem, type ItemState, type MailboxOwner } from '@foldwatch/ports';
import { inPortions, type EmbeddedDatabase } from '../database/embedded-database';
import { documentIn, integerIn, textIn, type Row } from '../database/rows';
import type { Portions } from '../database/write-queue';
import { demandOwnership } from './embedded-mailbox-epochs';

type ItemChanges = Parameters<ItemIndex['write']>[1];
type FolderCounts = Record<ItemState, number> & { backfill: number };

const everyReason: readonly ObservedBecause[] = ['change', 'backfill', 'reconciliation'];
const present: readonly ItemState[] = ['to-fetch', 'known', 'skipped'];

export class EmbeddedItemIndex extends ItemIndex {
  constructor(private readonly database: EmbeddedDatabase) {
    super();
  }

  override write(owner: MailboxOwner, change: ItemChanges): Promise<void> {
    const { database } = this;
    return database.writeInPortions(() => writePortions(database, owner, change));
  }

  override async findMany(
    mailboxId: MailboxId,
    folderId: FolderId,
    itemIds: readonly ItemId[],
  ): Promise<ReadonlyMap<ItemId, IndexedItem>> {
    const found = new Map<ItemId, IndexedItem>();
    for (const portion of inPortions(itemIds)) {
      await this.database.read(() => {
        const folder = folderNumber(this.database, mailboxId, folderId);
        const find = this.database.statement('SELECT doc FROM items WHERE folder = ? AND item = ?');
        for (const itemId of portion) {
          const row = find.get(folder, itemId);
          if (row !== undefined) found.set(itemId, toItem(row));
        }
      });
    }
    return found;
  }

  override async findByActivities(
    mailboxId: MailboxId,
    activityIds: readonly ActivityId[],
  ): Promise<ReadonlyMap<ActivityId, readonly IndexedItem[]>> {
    const found = new Map<ActivityId, readonly IndexedItem[]>();
    for (const portion of inPortions(activityIds)) {
      await this.database.read(() => {
        const find = this.database.statement('SELECT doc FROM items WHERE mailbox = ? AND activity = ?');
        for (const id of portion) {
          const rows = find.all(mailboxId, id);
          if (rows.length > 0) found.set(id, rows.map(toItem));
        }
      });
    }
    return found;
  }

  override findDue(
    mailboxId: MailboxId,
    due: { readonly state: 'to-fetch' | 'left'; readonly because?: ObservedBecause; readonly now: Date },
    limit: number,
  ): Promise<readonly IndexedItem[]> {
    const reasons = due.because === undefined ? everyReason : [due.because];
    return this.database.read(() => {
      const find = this.database.statement(
        `SELECT doc FROM items WHERE mailbox = ? AND state = ? AND because = ? AND due <= ? ORDER BY due LIMIT ?`,
      );
      const items = reasons.flatMap((because) =>
        find.all(mailboxId, due.state, because, due.now.toISOString(), limit).map(toItem),
      );
      return items.toSorted(byDue).slice(0, limit);
    });
  }

  override findUnseen(
    mailboxId: MailboxId,
    folderId: FolderId,
    listingId: string,
    limit: number,
  ): Promise<readonly IndexedItem[]> {
    return this.database.read(() => {
      const folder = folderNumber(this.database, mailboxId, folderId);
      const unseen: IndexedItem[] = [];
      for (const state of present) {
        for (const other of ['listing < ?', 'listing > ?']) {
          const sql = `SELECT doc FROM items WHERE folder = ? AND state = ? AND ${other} LIMIT ?`;
          const rows = this.database.statement(sql).all(folder, state, listingId, limit - unseen.length);
          unseen.push(...rows.map(toItem));
        }
      }
      return unseen;
    });
  }

  override list(
    mailboxId: MailboxId,
    folderId: FolderId,
    limit: number,
    after: ItemId = '',
  ): Promise<readonly IndexedItem[]> {
    return this.database.read(() =>
      this.database
        .statement('SELECT doc FROM items WHERE folder = ? AND item > ? ORDER BY item LIMIT ?')
        .all(folderNumber(this.database, mailboxId, folderId), after, limit)
        .map(toItem),
    );
  }

  override counts(mailboxId: MailboxId): Promise<ReadonlyMap<FolderId, Readonly<FolderCounts>>> {
    return this.database.read(() => {
      const rows = this.database
        .statement(
          `SELECT f.folder, c.state, c.backfill, c.n FROM item_counts c CROSS JOIN item_folders f ON f.no = c.folder
           WHERE c.mailbox = ? AND c.n > 0`,
        )
        .all(mailboxId);
      const counts = new Map<FolderId, FolderCounts>();
      for (const row of rows) addCount(counts, row);
      return counts;
    });
  }
}

function* writePortions(database: EmbeddedDatabase, owner: MailboxOwner, change: ItemChanges): Portions<void> {
  demandOwnership(database, owner);
  for (const portion of inPortions(change.remove ?? [])) {
    const remove = database.statement('DELETE FROM items WHERE folder = ? AND item = ?');
    for (const { folderId, itemId } of portion) remove.run(folderNumber(database, owner.mailboxId, folderId), itemId);
    if (portion.length === 200) yield;
  }
  for (const portion of inPortions(change.put ?? [])) {
    const folders = new Map<FolderId, number>();
    for (const item of portion) {
      const folder = folders.get(item.folderId) ?? madeFolderNumber(database, owner.mailboxId, item.folderId);
      folders.set(item.folderId, folder);
      putItem(database, { mailboxId: owner.mailboxId, folder }, item);
    }
    if (portion.length === 200) yield;
  }
}

function putItem(
  database: EmbeddedDatabase,
  place: { readonly mailboxId: MailboxId; readonly folder: number },
  item: IndexedItem,
): void {
  const isWaiting = item.state === 'to-fetch' || item.state === 'left';
  database
    .statement(
      `INSERT INTO items (folder, item, mailbox, state, because, listing, activity, due, doc)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (folder, item) DO UPDATE SET state = excluded.state, because = excluded.because,
         listing = excluded.listing, activity = excluded.activity, due = excluded.due, doc = excluded.doc`,
    )
    .run(
      place.folder,
      item.itemId,
      place.mailboxId,
      item.state,
      item.because,
      item.listingId ?? '',
      item.activityId ?? null,
      isWaiting ? (item.dueAt ?? '') : null,
      JSON.stringify(item),
    );
}

/** Folders are numbered, so that their long ids stand in no index row. 0 is a folder without items. */
function folderNumber(database: EmbeddedDatabase, mailboxId: MailboxId, folderId: FolderId): number {
  const row = database
    .statement('SELECT no FROM item_folders WHERE mailbox = ? AND folder = ?')
    .get(mailboxId, folderId);
  return row === undefined ? 0 : integerIn(row, 'no');
}

function madeFolderNumber(database: EmbeddedDatabase, mailboxId: MailboxId, folderId: FolderId): number {
  const known = folderNumber(database, mailboxId, folderId);
  if (known !== 0) return known;
  const { lastInsertRowid } = database
    .statement('INSERT INTO item_folders (mailbox, folder) VALUES (?, ?)')
    .run(mailboxId, folderId);
  return Number(lastInsertRowid);
}

const toItem = (row: Row): IndexedItem => documentIn('IndexedItem', row);

function byDue(a: IndexedItem, b: IndexedItem): number {
  const [first, second] = [a.dueAt ?? '', b.dueAt ?? ''];
  return first < second ? -1 : Number(first > second);
}

function addCount(counts: Map<FolderId, FolderCounts>, row: Row): void {
  const folderId = textIn(row, 'folder');
  const state = textIn(row, 'state');
  const folder = counts.get(folderId) ?? { 'to-fetch': 0, known: 0, skipped: 0, left: 0, backfill: 0 };
  counts.set(folderId, folder);
  const n = integerIn(row, 'n');
  if (isItemState(state)) folder[state] += n;
  if (state === 'to-fetch' && integerIn(row, 'backfill') === 1) folder.backfill += n;
}

const isItemState = (text: string): text is ItemState =>
  text === 'to-fetch' || text === 'known' || text === 'skipped' || text === 'left';
