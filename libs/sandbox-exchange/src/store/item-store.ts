import { randomBytes } from 'node:crypto';
import { type SQLInputValue } from 'node:sqlite';
import { type Database, numberOf, type Parameters } from './database';
import { type Folder, type FolderStore } from './folder-store';
import { newGuid } from './ids';
import { type Item, type ItemChanges, type NewItem } from './item';
import { changedColumns, contentColumns, toItem } from './item-rows';
import { type MailboxEvents, type StoreEvent } from './mailbox-events';
import { type MailboxStore } from './mailbox-store';

const isBinary = (value: unknown): value is Uint8Array => value instanceof Uint8Array;
/** Real servers put more around a message than its MIME. */
const envelopeBytes = 600;

/** Items change their id with every move and copy; what left a folder leaves a tombstone there. */
export class ItemStore {
  constructor(
    private readonly database: Database,
    private readonly mailboxes: MailboxStore,
    private readonly folders: FolderStore,
    private readonly events: MailboxEvents,
  ) {}

  byGuid(guid: string): Item | undefined {
    const row = this.database.get('SELECT * FROM items WHERE guid = ?', guid);
    return row && toItem(row);
  }

  byId(id: number): Item | undefined {
    const row = this.database.get('SELECT * FROM items WHERE id = ?', id);
    return row && toItem(row);
  }

  mimeOf(item: Pick<Item, 'mimeId'>): Buffer {
    const row = this.database.get('SELECT mime FROM mimes WHERE id = ?', item.mimeId);
    const mime = row?.['mime'];
    return isBinary(mime) ? Buffer.from(mime.buffer, mime.byteOffset, mime.byteLength) : Buffer.alloc(0);
  }

  /** `condition` is SQL over the columns of items; its values come as parameters, always. */
  query(condition: string, parameters: Parameters, tail = ''): readonly Item[] {
    return this.database.all(`SELECT * FROM items WHERE ${condition} ${tail}`, ...parameters).map(toItem);
  }

  count(condition: string, parameters: Parameters): number {
    const row = this.database.get(`SELECT COUNT(*) AS count FROM items WHERE ${condition}`, ...parameters);
    return row === undefined ? 0 : numberOf(row, 'count');
  }

  insert(folder: Folder, draft: NewItem, kind: 'created' | 'new-mail' = 'created'): Item {
    return this.database.transaction(() => {
      const mimeId = this.database.run('INSERT INTO mimes (mime) VALUES (?)', draft.mime).lastId;
      const sequence = this.mailboxes.nextSequence(folder.mailboxId);
      const now = Date.now();
      const item = this.insertRow({
        ...contentColumns(draft.content),
        sent_at: draft.content.sentAt ?? draft.receivedAt,
        mailbox_id: folder.mailboxId,
        folder_id: folder.id,
        guid: newGuid(),
        mime_id: mimeId,
        arrival_seq: sequence,
        content_seq: sequence,
        change_seq: sequence,
        received_at: draft.receivedAt,
        created_at: now,
        modified_at: now,
        size: draft.mime.byteLength + envelopeBytes,
        is_read: draft.isRead ? 1 : 0,
        is_draft: draft.isDraft ? 1 : 0,
        categories: JSON.stringify(draft.categories ?? []),
        search_key: randomBytes(16).toString('base64'),
        extended: JSON.stringify(draft.extended ?? {}),
      });
      this.announce('created', item, folder);
      if (kind === 'new-mail') this.announce('new-mail', item, folder);
      return item;
    });
  }

  /** Answers the item as it is in its new place, in the order of the ids given. */
  move(items: readonly Item[], destination: Folder): readonly Item[] {
    return this.database.transaction(() => items.map((item) => this.moveOne(item, destination)));
  }

  copy(items: readonly Item[], destination: Folder): readonly Item[] {
    return this.database.transaction(() => items.map((item) => this.copyOne(item, destination)));
  }

  remove(items: readonly Item[]): void {
    this.database.transaction(() => {
      for (const item of items) this.removeOne(item);
    });
  }

  update(item: Item, { mime, ...changes }: ItemChanges): Item {
    return this.database.transaction(() => {
      const sequence = this.mailboxes.nextSequence(item.mailboxId);
      const onlyRead = mime === undefined && Object.keys(changes).every((name) => name === 'isRead');
      const columns: Record<string, SQLInputValue> = {
        modified_at: Date.now(),
        ...changedColumns(changes),
        change_seq: sequence,
        ...(onlyRead ? {} : { content_seq: sequence }),
        ...(mime === undefined ? {} : this.replaceMime(item, mime)),
      };
      const changed = this.updateRow(item.id, columns);
      this.announce('modified', changed);
      return changed;
    });
  }

  /** A mailbox that was moved to another server: the same mail under other ids, in the same folders. */
  renewIds(mailboxId: number): void {
    this.database.transaction(() => {
      for (const row of this.database.all('SELECT id FROM items WHERE mailbox_id = ?', mailboxId)) {
        const sequence = this.mailboxes.nextSequence(mailboxId);
        this.database.run(
          'UPDATE items SET guid = ?, arrival_seq = ?, content_seq = ?, change_seq = ? WHERE id = ?',
          newGuid(),
          sequence,
          sequence,
          sequence,
          numberOf(row, 'id'),
        );
      }
      this.mailboxes.startGeneration(mailboxId);
    });
  }

  private moveOne(item: Item, destination: Folder): Item {
    const sequence = this.mailboxes.nextSequence(destination.mailboxId, 2);
    const moved = this.updateRow(item.id, {
      guid: newGuid(),
      folder_id: destination.id,
      mailbox_id: destination.mailboxId,
      arrival_seq: sequence,
      content_seq: sequence,
      change_seq: sequence,
      modified_at: Date.now(),
    });
    const removedAt =
      item.mailboxId === destination.mailboxId ? sequence + 1 : this.mailboxes.nextSequence(item.mailboxId);
    this.bury(item, removedAt);
    this.announce('moved', moved, destination, item);
    return moved;
  }

  private copyOne(item: Item, destination: Folder): Item {
    const sequence = this.mailboxes.nextSequence(destination.mailboxId);
    const row = this.database.get('SELECT * FROM items WHERE id = ?', item.id);
    const { id: _, ...columns } = row ?? {};
    const now = Date.now();
    const copy = this.insertRow({
      ...columns,
      guid: newGuid(),
      mailbox_id: destination.mailboxId,
      folder_id: destination.id,
      arrival_seq: sequence,
      content_seq: sequence,
      change_seq: sequence,
      created_at: now,
      modified_at: now,
    });
    this.announce('copied', copy, destination, item);
    return copy;
  }

  private removeOne(item: Item): void {
    this.database.run('DELETE FROM items WHERE id = ?', item.id);
    this.forgetMime(item.mimeId);
    const sequence = this.mailboxes.nextSequence(item.mailboxId);
    this.bury(item, sequence);
    this.announce('deleted', { ...item, changeSequence: sequence });
  }

  private bury(item: Item, sequence: number): void {
    this.database.run(
      'INSERT INTO item_tombstones (folder_id, seq, guid, arrival_seq) VALUES (?, ?, ?, ?)',
      item.folderId,
      sequence,
      item.guid,
      item.arrivalSequence,
    );
  }

  /** Copies share their MIME until one is changed. */
  private replaceMime(item: Item, mime: Uint8Array): Record<string, SQLInputValue> {
    const { lastId } = this.database.run('INSERT INTO mimes (mime) VALUES (?)', mime);
    this.database.run('UPDATE items SET mime_id = ? WHERE id = ?', lastId, item.id);
    this.forgetMime(item.mimeId);
    return { mime_id: lastId, size: mime.byteLength + envelopeBytes };
  }

  private forgetMime(mimeId: number): void {
    this.database.run(
      'DELETE FROM mimes WHERE id = ? AND NOT EXISTS (SELECT 1 FROM items WHERE mime_id = ?)',
      mimeId,
      mimeId,
    );
  }

  private insertRow(columns: Readonly<Record<string, SQLInputValue>>): Item {
    const names = Object.keys(columns);
    const marks = names.map(() => '?').join(', ');
    const sql = `INSERT INTO items (${names.join(', ')}) VALUES (${marks}) RETURNING *`;
    return this.expectItem(sql, Object.values(columns));
  }

  private updateRow(id: number, columns: Readonly<Record<string, SQLInputValue>>): Item {
    const assignments = Object.keys(columns).map((name) => `${name} = ?`);
    const sql = `UPDATE items SET ${assignments.join(', ')} WHERE id = ? RETURNING *`;
    return this.expectItem(sql, [...Object.values(columns), id]);
  }

  private expectItem(sql: string, parameters: Parameters): Item {
    const row = this.database.get(sql, ...parameters);
    if (row === undefined) throw new Error('the item was not stored');
    return toItem(row);
  }

  private announce(kind: StoreEvent['kind'], item: Item, folder?: Folder, old?: Item): void {
    const parent = folder ?? this.folders.byId(item.folderId);
    const oldParent = old === undefined ? undefined : this.folders.byId(old.folderId);
    const event: StoreEvent = {
      kind,
      mailboxId: item.mailboxId,
      object: 'item',
      guid: item.guid,
      sequence: item.changeSequence,
      parentGuid: parent?.guid ?? '',
      ...(old === undefined || oldParent === undefined ? {} : { oldGuid: old.guid, oldParentGuid: oldParent.guid }),
      at: Date.now(),
    };
    this.database.onceCommitted(() => this.events.publish([event]));
  }
}
