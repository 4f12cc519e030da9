import type { ActivityId, FolderId, ItemId, MailboxId, ObservedBecause } from '@foldwatch/domain';
import { ItemIndex, type IndexedItem, type ItemState, type MailboxOwner } from '@foldwatch/ports';
import { attempt } from '../database/attempts';
import { isWholeOrderKey, keyOf, orderKeyOf } from '../database/keys';
import type { MongoDatabase } from '../database/mongo-database';
import { activityWithin, itemRowId, waitsFor, type ItemRow, type Tally } from './item-row';
import { writeItems } from './write-items';

type FolderCounts = Record<ItemState, number> & { backfill: number };

interface Counted {
  readonly _id: { readonly folder: string; readonly tally: Tally };
  readonly count: number;
}

const everyReason: readonly ObservedBecause[] = ['change', 'backfill', 'reconciliation'];
const present: readonly Tally[] = ['to-fetch', 'backfill', 'known', 'skipped'];
const everyTally: readonly Tally[] = [...present, 'left'];

export class MongoItemIndex extends ItemIndex {
  constructor(private readonly database: MongoDatabase) {
    super();
  }

  override write(owner: MailboxOwner, change: Parameters<ItemIndex['write']>[1]): Promise<void> {
    return writeItems(this.database, owner, change);
  }

  override async findMany(
    mailboxId: MailboxId,
    folderId: FolderId,
    itemIds: readonly ItemId[],
  ): Promise<ReadonlyMap<ItemId, IndexedItem>> {
    if (itemIds.length === 0) return new Map();
    const ids = itemIds.map((itemId) => itemRowId(mailboxId, folderId, itemId));
    const found = itemsIn(await attempt(() => this.rows.find({ _id: { $in: ids } }, docOnly).toArray()));
    return new Map(found.map((item) => [item.itemId, item]));
  }

  override async findByActivities(
    mailboxId: MailboxId,
    activityIds: readonly ActivityId[],
  ): Promise<ReadonlyMap<ActivityId, readonly IndexedItem[]>> {
    if (activityIds.length === 0) return new Map();
    const keys = activityIds.map((id) => activityWithin(mailboxId, id));
    const rows = await attempt(() => this.rows.find({ activity: { $in: keys } }, docOnly).toArray());
    const found = new Map<ActivityId, IndexedItem[]>();
    for (const item of itemsIn(rows)) {
      if (item.activityId === undefined) continue;
      found.set(item.activityId, [...(found.get(item.activityId) ?? []), item]);
    }
    return found;
  }

  override async findDue(
    mailboxId: MailboxId,
    due: { readonly state: 'to-fetch' | 'left'; readonly because?: ObservedBecause; readonly now: Date },
    limit: number,
  ): Promise<readonly IndexedItem[]> {
    const reasons = due.because === undefined ? everyReason : [due.because];
    const waits = { $in: reasons.map((because) => waitsFor(mailboxId, due.state, because)) };
    const rows = await attempt(() =>
      this.rows
        .find({ waits, due: { $lte: due.now.toISOString() } }, docOnly)
        .sort({ due: 1 })
        .limit(limit)
        .toArray(),
    );
    return itemsIn(rows);
  }

  override async findUnseen(
    mailboxId: MailboxId,
    folderId: FolderId,
    listingId: string,
    limit: number,
  ): Promise<readonly IndexedItem[]> {
    const place = { mailbox: keyOf(mailboxId), folder: orderKeyOf(folderId) };
    const filter = { ...place, tally: { $in: present }, listing: { $ne: listingId } };
    return itemsIn(await attempt(() => this.rows.find(filter, docOnly).limit(limit).toArray()));
  }

  override async list(
    mailboxId: MailboxId,
    folderId: FolderId,
    limit: number,
    after: ItemId = '',
  ): Promise<readonly IndexedItem[]> {
    const place = { mailbox: keyOf(mailboxId), folder: orderKeyOf(folderId) };
    const rows = await attempt(() =>
      this.rows
        .find({ ...place, item: { $gt: orderKeyOf(after) } }, docOnly)
        .sort({ item: 1 })
        .limit(limit)
        .toArray(),
    );
    return itemsIn(rows);
  }

  override async counts(mailboxId: MailboxId): Promise<ReadonlyMap<FolderId, Readonly<FolderCounts>>> {
    const mailbox = keyOf(mailboxId);
    const pipeline = [
      { $match: { mailbox, tally: { $in: everyTally } } },
      { $group: { _id: { folder: '$folder', tally: '$tally' }, count: { $sum: 1 } } },
    ];
    const counted = await attempt(() => this.rows.aggregate<Counted>(pipeline).toArray());
    const byFolder = new Map<string, FolderCounts>();
    for (const one of counted) addCount(byFolder, one);
    const named = [...byFolder].map(async ([key, counts]) => [await this.folderOf(mailbox, key), counts] as const);
    return new Map(await Promise.all(named));
  }

  /** Only a very long id is not its own key. */
  private async folderOf(mailbox: string, folder: string): Promise<FolderId> {
    if (isWholeOrderKey(folder)) return folder;
    const row = await attempt(() => this.rows.findOne({ mailbox, folder, item: { $gt: '' } }, docOnly));
    return row?.doc?.folderId ?? folder;
  }

  private get rows() {
    return this.database.collection('items');
  }
}

const docOnly = { projection: { _id: 0, doc: 1 } } as const;

const itemsIn = (rows: readonly Pick<ItemRow, 'doc'>[]): readonly IndexedItem[] => rows.flatMap(({ doc }) => doc ?? []);

function addCount(byFolder: Map<string, FolderCounts>, { _id: { folder, tally }, count }: Counted): void {
  const counts = byFolder.get(folder) ?? { 'to-fetch': 0, known: 0, skipped: 0, left: 0, backfill: 0 };
  byFolder.set(folder, counts);
  if (tally === 'backfill') counts['to-fetch'] += count;
  counts[tally] += count;
}
