import { type FolderTree } from '../folders/folder-tree';
import { type Folder, type FolderCounts } from '../store/folder-store';
import { encodeId } from '../store/ids';
import { type Correspondent, type Item } from '../store/item';
import { type Mailbox } from '../store/mailbox-store';

export interface MailboxSummary {
  readonly emailAddress: string;
  readonly displayName: string;
  readonly mayImpersonate: boolean;
  /** Grows with every change, so that a page can ask cheaply whether there is anything new. */
  readonly sequence: number;
}

export interface FolderSummary {
  readonly id: string;
  readonly parentId: string | undefined;
  readonly name: string;
  readonly path: string;
  readonly folderClass: string;
  readonly distinguishedId: string | undefined;
  readonly itemCount: number;
  readonly unreadCount: number;
}

export interface MessageSummary {
  readonly id: string;
  readonly folderId: string;
  readonly subject: string;
  readonly from: Correspondent | undefined;
  readonly to: readonly Correspondent[];
  readonly cc: readonly Correspondent[];
  readonly receivedAt: string;
  readonly sentAt: string;
  readonly isRead: boolean;
  readonly isDraft: boolean;
  readonly hasAttachments: boolean;
  readonly categories: readonly string[];
  readonly messageId: string | undefined;
  readonly itemClass: string;
  readonly sensitivity: string;
  readonly size: number;
}

export const folderIdOf = (mailbox: Mailbox, folder: Pick<Folder, 'guid'>): string =>
  encodeId({ kind: 'folder', mailboxGuid: mailbox.guid, guid: folder.guid, path: [] });

export const itemIdOf = (mailbox: Mailbox, item: Pick<Item, 'guid'>): string =>
  encodeId({ kind: 'item', mailboxGuid: mailbox.guid, guid: item.guid, path: [] });

export function folderSummary(
  mailbox: Mailbox,
  tree: FolderTree,
  folder: Folder,
  counts: FolderCounts | undefined,
): FolderSummary {
  const parent = tree.parentOf(folder);
  return {
    id: folderIdOf(mailbox, folder),
    parentId: parent && folderIdOf(mailbox, parent),
    name: folder.name,
    path: tree.pathOf(folder),
    folderClass: folder.folderClass,
    distinguishedId: folder.distinguishedId,
    itemCount: counts?.total ?? 0,
    unreadCount: counts?.unread ?? 0,
  };
}

export function messageSummary(mailbox: Mailbox, folder: Pick<Folder, 'guid'>, item: Item): MessageSummary {
  const { details } = item;
  return {
    id: itemIdOf(mailbox, item),
    folderId: folderIdOf(mailbox, folder),
    subject: item.subject,
    from: details.from,
    to: details.to,
    cc: details.cc,
    receivedAt: new Date(item.receivedAt).toISOString(),
    sentAt: new Date(item.sentAt).toISOString(),
    isRead: item.isRead,
    isDraft: item.isDraft,
    hasAttachments: item.hasAttachments,
    categories: item.categories,
    messageId: item.messageId,
    itemClass: item.itemClass,
    sensitivity: item.sensitivity,
    size: item.size,
  };
}
