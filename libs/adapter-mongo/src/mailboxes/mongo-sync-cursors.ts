import type { FolderId, MailboxId } from '@foldwatch/domain';
import { SyncCursors, type FolderCursor, type MailboxOwner } from '@foldwatch/ports';
import { attempt } from '../database/attempts';
import { fieldNameOf, keyOf } from '../database/keys';
import type { MongoDatabase } from '../database/mongo-database';
import { changeState } from './change-state';
import { demandOwnership } from './mongo-mailbox-epochs';

const fieldOf = (folderId: FolderId): string => `cursors.${fieldNameOf(folderId)}`;

export class MongoSyncCursors extends SyncCursors {
  constructor(private readonly database: MongoDatabase) {
    super();
  }

  override async find(mailboxId: MailboxId): Promise<readonly FolderCursor[]> {
    const state = await attempt(() =>
      this.database.collection('mailbox_states').findOne({ _id: keyOf(mailboxId) }, { projection: { cursors: 1 } }),
    );
    return Object.values(state?.cursors ?? {});
  }

  override save(owner: MailboxOwner, cursors: readonly FolderCursor[]): Promise<void> {
    if (cursors.length === 0) return demandOwnership(this.database, owner);
    const fields = cursors.map((cursor) => [fieldOf(cursor.folderId), cursor] as const);
    return changeState(this.database, owner, { $set: Object.fromEntries(fields) });
  }

  override remove(owner: MailboxOwner, folderIds: readonly FolderId[]): Promise<void> {
    if (folderIds.length === 0) return demandOwnership(this.database, owner);
    const fields = folderIds.map((id) => [fieldOf(id), true] as const);
    return changeState(this.database, owner, { $unset: Object.fromEntries(fields) });
  }
}
