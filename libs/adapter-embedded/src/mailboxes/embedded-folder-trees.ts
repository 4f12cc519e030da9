import type { MailboxId } from '@foldwatch/domain';
import { FolderTrees, type MailboxOwner, type StoredFolderTree } from '@foldwatch/ports';
import type { EmbeddedDatabase } from '../database/embedded-database';
import { documentIn, integerIn, type Row } from '../database/rows';
import { demandOwnership } from './embedded-mailbox-epochs';

export class EmbeddedFolderTrees extends FolderTrees {
  constructor(private readonly database: EmbeddedDatabase) {
    super();
  }

  override versions(mailboxIds: readonly MailboxId[]): Promise<ReadonlyMap<MailboxId, number>> {
    return this.findEach(mailboxIds, 'SELECT version FROM folder_trees WHERE mailbox = ?', (row) =>
      integerIn(row, 'version'),
    );
  }

  override findMany(mailboxIds: readonly MailboxId[]): Promise<ReadonlyMap<MailboxId, StoredFolderTree>> {
    return this.findEach(mailboxIds, 'SELECT doc FROM folder_trees WHERE mailbox = ?', (row) =>
      documentIn('StoredFolderTree', row),
    );
  }

  override save(owner: MailboxOwner, tree: StoredFolderTree): Promise<void> {
    return this.database.write(() => {
      demandOwnership(this.database, owner);
      this.database
        .statement(
          `INSERT INTO folder_trees (mailbox, version, doc) VALUES (?, ?, ?)
           ON CONFLICT (mailbox) DO UPDATE SET version = excluded.version, doc = excluded.doc`,
        )
        .run(owner.mailboxId, tree.version, JSON.stringify(tree));
    });
  }

  private findEach<T>(
    mailboxIds: readonly MailboxId[],
    sql: string,
    read: (row: Row) => T,
  ): Promise<ReadonlyMap<MailboxId, T>> {
    return this.database.read(() => {
      const found = new Map<MailboxId, T>();
      for (const id of new Set(mailboxIds)) {
        const row = this.database.statement(sql).get(id);
        if (row !== undefined) found.set(id, read(row));
      }
      return found;
    });
  }
}
