import { type Database, numberOf, optionalNumberOf, optionalTextOf, type Row, textOf } from './database';
import { newGuid } from './ids';
import { type MailboxEvents, type StoreEvent } from './mailbox-events';
import { type MailboxStore } from './mailbox-store';

export interface Folder {
  readonly id: number;
  readonly mailboxId: number;
  readonly parentId: number | undefined;
  readonly guid: string;
  readonly name: string;
  readonly folderClass: string;
  readonly distinguishedId: string | undefined;
  readonly createdSequence: number;
  readonly changeSequence: number;
}

export interface FolderCounts {
  readonly total: number;
  readonly unread: number;
  readonly children: number;
}

export type NewFolder = Pick<Folder, 'name' | 'folderClass'> & { readonly distinguishedId?: string };

function toFolder(row: Row): Folder {
  return {
    id: numberOf(row, 'id'),
    mailboxId: numberOf(row, 'mailbox_id'),
    parentId: optionalNumberOf(row, 'parent_id'),
    guid: textOf(row, 'guid'),
    name: textOf(row, 'name'),
    folderClass: textOf(row, 'folder_class'),
    distinguishedId: optionalTextOf(row, 'distinguished'),
    createdSequence: numberOf(row, 'created_seq'),
    changeSequence: numberOf(row, 'change_seq'),
  };
}

/** Folders keep their ids through renames and moves. */
export class FolderStore {
  constructor(
    private readonly database: Database,
    private readonly mailboxes: MailboxStore,
    private readonly events: MailboxEvents,
  ) {}

  ofMailbox(mailboxId: number): readonly Folder[] {
    return this.database.all('SELECT * FROM folders WHERE mailbox_id = ? ORDER BY id', mailboxId).map(toFolder);
  }

  byGuid(guid: string): Folder | undefined {
    const row = this.database.get('SELECT * FROM folders WHERE guid = ?', guid);
    return row && toFolder(row);
  }

  byId(id: number): Folder | undefined {
    const row = this.database.get('SELECT * FROM folders WHERE id = ?', id);
    return row && toFolder(row);
  }

  distinguished(mailboxId: number, distinguishedId: string): Folder | undefined {
    const sql = 'SELECT * FROM folders WHERE mailbox_id = ? AND distinguished = ?';
    const row = this.database.get(sql, mailboxId, distinguishedId);
    return row && toFolder(row);
  }

  childNamed(parent: Folder, name: string): Folder | undefined {
    const sql = 'SELECT * FROM folders WHERE mailbox_id = ? AND parent_id = ? AND name = ? COLLATE NOCASE';
    const row = this.database.get(sql, parent.mailboxId, parent.id, name);
    return row && toFolder(row);
  }

  insert(mailboxId: number, parent: Folder | undefined, { name, folderClass, distinguishedId }: NewFolder): Folder {
    return this.database.transaction(() => {
      const sequence = this.mailboxes.nextSequence(mailboxId);
      const row = this.database.get(
        `INSERT INTO folders (mailbox_id, parent_id, guid, name, folder_class, distinguished, created_seq, change_seq)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING *`,
        mailboxId,
        parent?.id ?? null,
        newGuid(),
        name,
        folderClass,
        distinguishedId ?? null,
        sequence,
        sequence,
      );
      if (row === undefined) throw new Error('the folder was not stored');
      const folder = toFolder(row);
      this.announce('created', folder, parent);
      return folder;
    });
  }

  rename(folder: Folder, name: string): Folder {
    return this.change(folder, 'modified', { name, parentId: folder.parentId ?? null });
  }

  move(folder: Folder, destination: Folder): Folder {
    return this.change(folder, 'moved', { name: folder.name, parentId: destination.id });
  }

  /** Only the row of this folder; what is in it is the caller's affair. */
  remove(folder: Folder): void {
    this.database.transaction(() => {
      const sequence = this.mailboxes.nextSequence(folder.mailboxId);
      const parent = folder.parentId === undefined ? undefined : this.byId(folder.parentId);
      this.database.run('DELETE FROM folders WHERE id = ?', folder.id);
      this.database.run(
        'INSERT INTO folder_tombstones (mailbox_id, seq, guid, created_seq) VALUES (?, ?, ?, ?)',
        folder.mailboxId,
        sequence,
        folder.guid,
        folder.createdSequence,
      );
      this.announce('deleted', { ...folder, changeSequence: sequence }, parent);
    });
  }

  removedSince(mailboxId: number, sequence: number): readonly string[] {
    const sql = 'SELECT guid FROM folder_tombstones WHERE mailbox_id = ? AND seq > ? AND created_seq <= ? ORDER BY seq';
    return this.database.all(sql, mailboxId, sequence, sequence).map((row) => textOf(row, 'guid'));
  }

  /** One pass over an index that covers it, so that asking for a tree costs one query. */
  counts(mailboxId: number): ReadonlyMap<number, FolderCounts> {
    const items = this.database.all(
      `SELECT folder_id, COUNT(*) AS total, SUM(is_read = 0) AS unread FROM items
       WHERE mailbox_id = ? GROUP BY folder_id`,
      mailboxId,
    );
    const children = this.database.all(
      'SELECT parent_id, COUNT(*) AS children FROM folders WHERE mailbox_id = ? GROUP BY parent_id',
      mailboxId,
    );
    const childCounts = new Map(children.map((row) => [numberOf(row, 'parent_id'), numberOf(row, 'children')]));
    const itemCounts = new Map(items.map((row) => [numberOf(row, 'folder_id'), row]));
    const counts = new Map<number, FolderCounts>();
    for (const id of new Set([...childCounts.keys(), ...itemCounts.keys()])) {
      const row = itemCounts.get(id) ?? {};
      const [total, unread] = [numberOf(row, 'total'), numberOf(row, 'unread')];
      counts.set(id, { total, unread, children: childCounts.get(id) ?? 0 });
    }
    return counts;
  }

  private change(
    folder: Folder,
    kind: 'modified' | 'moved',
    to: { readonly name: string; readonly parentId: number | null },
  ): Folder {
    return this.database.transaction(() => {
      const sequence = this.mailboxes.nextSequence(folder.mailboxId);
      const row = this.database.get(
        'UPDATE folders SET name = ?, parent_id = ?, change_seq = ? WHERE id = ? RETURNING *',
        to.name,
        to.parentId,
        sequence,
        folder.id,
      );
      if (row === undefined) throw new Error('the folder is gone');
      const changed = toFolder(row);
      const [parent, oldParent] = [changed.parentId, folder.parentId].map((id) =>
        id === undefined ? undefined : this.byId(id),
      );
      this.announce(kind, changed, parent, kind === 'moved' ? oldParent : undefined);
      return changed;
    });
  }

  private announce(kind: StoreEvent['kind'], folder: Folder, parent: Folder | undefined, oldParent?: Folder): void {
    const event: StoreEvent = {
      kind,
      mailboxId: folder.mailboxId,
      object: 'folder',
      guid: folder.guid,
      sequence: folder.changeSequence,
      parentGuid: parent?.guid ?? folder.guid,
      ...(oldParent === undefined ? {} : { oldGuid: folder.guid, oldParentGuid: oldParent.guid }),
      at: Date.now(),
    };
    this.database.onceCommitted(() => this.events.publish([event]));
  }
}
