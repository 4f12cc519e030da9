import { readMessage } from '../mime/message-content';
import { splitMbox } from '../mime/mbox';
import { asText, bodyAs, readParts } from '../mime/message-parts';
import { arrive } from '../operations/arrive';
import { type Folder } from '../store/folder-store';
import { decodeId } from '../store/ids';
import { type Item, type ItemBody, type ItemContent, type NewItem } from '../store/item';
import { type Mailbox } from '../store/mailbox-store';
import { type Store } from '../store/store';
import { SandboxError } from './sandbox-error';
import { type SandboxMailboxes } from './sandbox-mailboxes';
import { itemIdOf, type MessageSummary, messageSummary } from './summaries';

export interface ImportOptions {
  readonly receivedAt?: Date;
  readonly isRead?: boolean;
  readonly isDraft?: boolean;
}

export interface ImportedMessage extends ImportOptions {
  readonly eml: Buffer;
}

export interface ReadMessage extends ImportedMessage {
  readonly content: ItemContent;
}

export interface MessagePage {
  readonly items: readonly MessageSummary[];
  readonly nextCursor: string | undefined;
}

export interface MessageDetail extends MessageSummary {
  readonly body: ItemBody;
  /** The body without its markup, safe to show anywhere. */
  readonly text: string;
  readonly attachments: readonly { readonly name: string; readonly contentType: string; readonly size: number }[];
}

/** A big import gives way now and then, so that the server goes on answering. */
const messagesPerTransaction = 200;
const ownFolders: ReadonlySet<string> = new Set(['sentitems', 'drafts', 'outbox']);

/** Mail as people handle it: put in, dragged, copied, thrown away. */
export class SandboxMail {
  constructor(
    private readonly store: Store,
    private readonly mailboxes: SandboxMailboxes,
  ) {}

  async importOne(address: string, folder: string, message: ImportedMessage): Promise<string> {
    const [id] = await this.importMany(address, folder, [message]);
    if (id === undefined) throw new SandboxError('invalid', 'no message');
    return id;
  }

  async importMany(address: string, folder: string, messages: readonly ImportedMessage[]): Promise<readonly string[]> {
    const mailbox = this.mailboxes.expect(address);
    const target = this.mailboxes.folder(mailbox, folder);
    const ids: string[] = [];
    for (let start = 0; start < messages.length; start += messagesPerTransaction) {
      const batch = messages.slice(start, start + messagesPerTransaction);
      ids.push(...this.putIn(mailbox, target, await this.read(batch)));
    }
    return ids;
  }

  /** Reading takes its time; what was read is then put in at one go. */
  read(messages: readonly ImportedMessage[]): Promise<readonly ReadMessage[]> {
    return Promise.all(messages.map(async (message) => ({ ...message, content: await readMessage(message.eml) })));
  }

  putIn(mailbox: Mailbox, folder: Folder, messages: readonly ReadMessage[]): readonly string[] {
    const isInbox = folder.distinguishedId === 'inbox';
    const put = (message: NewItem): Item =>
      isInbox ? arrive(this.store, folder, message) : this.store.items.insert(folder, message);
    return this.store.database.transaction(() =>
      messages.map((message) => itemIdOf(mailbox, put(toNewItem(message, folder)))),
    );
  }

  /** Without a given time, messages of an archive were received when they were sent. */
  async importMbox(
    address: string,
    folder: string,
    mbox: Buffer,
    options: ImportOptions = {},
  ): Promise<readonly string[]> {
    const messages = await Promise.all(
      splitMbox(mbox).map(async (eml) => {
        const receivedAt = options.receivedAt ?? new Date((await readMessage(eml)).sentAt ?? Date.now());
        return { ...options, eml, receivedAt };
      }),
    );
    return this.importMany(address, folder, messages);
  }

  list(address: string, folder: string, page: { readonly limit?: number; readonly cursor?: string } = {}): MessagePage {
    const mailbox = this.mailboxes.expect(address);
    const found = this.mailboxes.folder(mailbox, folder);
    const limit = Math.min(Math.max(1, page.limit ?? 50), 500);
    const [receivedAt, id] = readCursor(page.cursor);
    const items = this.store.items.query(
      'folder_id = ? AND (received_at, id) < (?, ?)',
      [found.id, receivedAt, id, limit + 1],
      'ORDER BY received_at DESC, id DESC LIMIT ?',
    );
    const shown = items.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map((item) => messageSummary(mailbox, found, item)),
      nextCursor: items.length > limit && last ? `${last.receivedAt}.${last.id}` : undefined,
    };
  }

  async detail(address: string, itemId: string): Promise<MessageDetail> {
    const mailbox = this.mailboxes.expect(address);
    const item = this.item(mailbox, itemId);
    const folder = this.store.folders.byId(item.folderId) ?? { guid: '' };
    const parts = await readParts(this.store.items.mimeOf(item));
    const body = item.details.body ?? bodyAs(parts, 'Best');
    return {
      ...messageSummary(mailbox, folder, item),
      body,
      text: body.type === 'Text' ? body.content : asText(body.content),
      attachments: parts.attachments.map(({ name, contentType, content }) => ({
        name,
        contentType,
        size: content.byteLength,
      })),
    };
  }

  mime(address: string, itemId: string): Buffer {
    return this.store.items.mimeOf(this.item(this.mailboxes.expect(address), itemId));
  }

  update(
    address: string,
    itemId: string,
    changes: { readonly isRead?: boolean; readonly categories?: readonly string[] },
  ): string {
    const mailbox = this.mailboxes.expect(address);
    return itemIdOf(mailbox, this.store.items.update(this.item(mailbox, itemId), changes));
  }

  /** Answers the new ids, in the order of the old ones. */
  move(address: string, itemIds: readonly string[], folder: string): readonly string[] {
    return this.transfer(address, itemIds, folder, (items, target) => this.store.items.move(items, target));
  }

  copy(address: string, itemIds: readonly string[], folder: string): readonly string[] {
    return this.transfer(address, itemIds, folder, (items, target) => this.store.items.copy(items, target));
  }

  remove(address: string, itemIds: readonly string[], how: 'hard' | 'to-deleted-items' = 'hard'): void {
    if (how === 'to-deleted-items') {
      this.move(address, itemIds, 'Deleted Items');
      return;
    }
    const mailbox = this.mailboxes.expect(address);
    this.store.items.remove(itemIds.map((id) => this.item(mailbox, id)));
  }

  private transfer(
    address: string,
    itemIds: readonly string[],
    folder: string,
    carry: (items: readonly Item[], target: Folder) => readonly Item[],
  ): readonly string[] {
    const mailbox = this.mailboxes.expect(address);
    const target = this.mailboxes.folder(mailbox, folder);
    const items = itemIds.map((id) => this.item(mailbox, id));
    return carry(items, target).map((item) => itemIdOf(mailbox, item));
  }

  item(mailbox: Mailbox, itemId: string): Item {
    const id = decodeId(itemId);
    const item = id?.kind === 'item' ? this.store.items.byGuid(id.guid) : undefined;
    if (item?.mailboxId === mailbox.id) return item;
    throw new SandboxError('not-found', `There is no such item in ${mailbox.emailAddress}.`);
  }
}

function toNewItem({ content, eml, receivedAt, isRead, isDraft }: ReadMessage, folder: Folder): NewItem {
  const isOwn = ownFolders.has(folder.distinguishedId ?? '');
  return {
    content,
    mime: eml,
    receivedAt: receivedAt?.getTime() ?? Date.now(),
    isRead: isRead ?? isOwn,
    isDraft: isDraft ?? folder.distinguishedId === 'drafts',
  };
}

function readCursor(cursor: string | undefined): readonly [number, number] {
  const [receivedAt, id] = (cursor ?? '').split('.').map(Number);
  if (receivedAt === undefined || id === undefined) return [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
  if (!Number.isSafeInteger(receivedAt) || !Number.isSafeInteger(id)) {
    throw new SandboxError('invalid', 'The cursor is not one that this list gave.');
  }
  return [receivedAt, id];
}
