import type { FolderId, MailboxId } from '@foldwatch/domain';
import { SyncCursors, type FolderCursor, type MailboxOwner } from '@foldwatch/ports';
import type { EmbeddedDatabase } from '../database/embedded-database';
import { documentIn } from '../database/rows';
import { demandOwnership } from './embedded-mailbox-epochs';

export class EmbeddedSyncCursors extends SyncCursors {
  constructor(private readonly database: EmbeddedDatabase) {
    super();
  }

  override find(mailboxId: MailboxId): Promise<readonly FolderCursor[]> {
    return this.database.read(() =>
      this.database
        .statement('SELECT doc FROM sync_cursors WHERE mailbox = ?')
        .all(mailboxId)
        .map((row) => documentIn('FolderCursor', row)),
    );
  }

  override save(owner: MailboxOwner, cursors: readonly FolderCursor[]): Promise<void> {
    return this.database.write(() => {
      demandOwnership(this.database, owner);
      const put = this.database.statement(
        `INSERT INTO sync_cursors (mailbox, folder, doc) VALUES (?, ?, ?)
         ON CONFLICT (mailbox, folder) DO UPDATE SET doc = excluded.doc`,
      );
      for (const cursor of cursors) put.run(owner.mailboxId, cursor.folderId, JSON.stringify(cursor));
    });
  }

  override remove(owner: MailboxOwner, folderIds: readonly FolderId[]): Promise<void> {
    return this.database.write(() => {
      demandOwnership(this.database, owner);
      const remove = this.database.statement('DELETE FROM sync_cursors WHERE mailbox = ? AND folder = ?');
      for (const folderId of folderIds) remove.run(owner.mailboxId, folderId);
    });
  }
}
