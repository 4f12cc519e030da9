import type { MailboxId } from '@foldwatch/domain';
import { FolderTrees, type MailboxOwner, type StoredFolderTree } from '@foldwatch/ports';
import { attempt } from '../database/attempts';
import { keyOf } from '../database/keys';
import type { MongoDatabase } from '../database/mongo-database';
import { ownershipLost } from './mongo-mailbox-epochs';

export class MongoFolderTrees extends FolderTrees {
  constructor(private readonly database: MongoDatabase) {
    super();
  }

  override async versions(mailboxIds: readonly MailboxId[]): Promise<ReadonlyMap<MailboxId, number>> {
    const rows = await this.byId(mailboxIds, { mailboxId: 1, version: 1 });
    return new Map(
      rows.flatMap(({ mailboxId, version }) => (version === undefined ? [] : [[mailboxId, version] as const])),
    );
  }

  override async findMany(mailboxIds: readonly MailboxId[]): Promise<ReadonlyMap<MailboxId, StoredFolderTree>> {
    const rows = await this.byId(mailboxIds, { mailboxId: 1, doc: 1 });
    return new Map(rows.flatMap(({ mailboxId, doc }) => (doc === undefined ? [] : [[mailboxId, doc] as const])));
  }

  override async save(owner: MailboxOwner, tree: StoredFolderTree): Promise<void> {
    const mine = { _id: keyOf(owner.mailboxId), epoch: { $lte: owner.epoch } };
    const { matchedCount } = await attempt(() =>
      this.rows.updateOne(mine, { $set: { version: tree.version, doc: tree } }),
    );
    if (matchedCount === 0) throw ownershipLost(owner);
  }

  private async byId(mailboxIds: readonly MailboxId[], projection: Readonly<Record<string, 1>>) {
    if (mailboxIds.length === 0) return [];
    const filter = { _id: { $in: [...new Set(mailboxIds)].map((id) => keyOf(id)) } };
    return attempt(() => this.rows.find(filter, { projection }).toArray());
  }

  private get rows() {
    return this.database.collection('folder_trees');
  }
}
