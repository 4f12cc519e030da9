import {
  type ChangePage,
  type ItemChange,
  type LocatedItem,
  MailChanges,
  type MailboxTarget,
  type SoughtMessage,
} from '@foldwatch/ports';

import { locatedItemsIn, type SightedItem } from './answers/read-located-items';
import { messageFailure } from './answers/read-answer';
import type { ResponseMessage } from './answers/response-message';
import { toUtcTime } from './answers/utc-time';
import { withoutUndefined } from './answers/without-undefined';
import { batchesOf } from './batches-of';
import type { EwsClient } from './ews-client';
import { EwsError } from './ews-error';
import { syncStateOf, toCursor } from './sync-cursor';
import type { XmlElement } from './xml/xml-element';

const largestPage = 512;
const soughtPerCall = 20;
const foldersPerCall = 50;
const hitsPerFolder = 500;

export class EwsMailChanges extends MailChanges {
  constructor(private readonly client: EwsClient) {
    super();
  }

  async readChanges(
    target: MailboxTarget,
    folderId: string,
    cursor: string | undefined,
    max: number,
  ): Promise<ChangePage> {
    const syncState = syncStateOf(cursor);
    const page = Math.min(Math.max(Math.trunc(max), 1), largestPage);
    const { content } = await this.client.callForOne({
      target,
      operation: 'SyncFolderItems',
      write: (writer, acting) => writer.syncFolderItems(acting, folderId, syncState, page),
    });
    const next = content.textAt('SyncState');
    if (next === undefined) {
      throw new EwsError({ kind: 'protocol' }, 'no-sync-state', 'SyncFolderItems: the answer has no sync state');
    }
    // Some servers say for ever that there is more, and give the same state again: there is nothing behind it.
    const more = content.textAt('IncludesLastItemInRange')?.trim() === 'false' && next !== syncState;
    return { changes: (content.child('Changes')?.children ?? []).flatMap(toItemChange), next: toCursor(next), more };
  }

  async locate(
    target: MailboxTarget,
    sought: readonly SoughtMessage[],
    folderIds: readonly string[],
  ): Promise<readonly (readonly LocatedItem[])[]> {
    const sighted: SightedItem[] = [];
    for (const messages of batchesOf(sought.filter(isFindable), soughtPerCall)) {
      for (const folders of batchesOf(folderIds, foldersPerCall)) {
        sighted.push(...(await this.findItems(target, messages, folders, 0)));
      }
    }
    return sought.map((message) => distinct(sighted.filter((item) => isTheSame(message, item))));
  }

  private async findItems(
    target: MailboxTarget,
    sought: readonly SoughtMessage[],
    folderIds: readonly string[],
    offset: number,
  ): Promise<readonly SightedItem[]> {
    const keys = {
      messageIds: sought.flatMap(({ internetMessageId }) => internetMessageId ?? []),
      searchKeys: sought.flatMap(({ internetMessageId, searchKey }) =>
        internetMessageId === undefined ? (searchKey ?? []) : [],
      ),
    };
    const messages = await this.client.call({
      target,
      operation: 'FindItem',
      write: (writer, acting) => writer.findItems(acting, folderIds, keys, { size: hitsPerFolder, offset }),
    });
    const found: SightedItem[] = [];
    for (const [index, message] of messages.entries()) {
      const folderId = folderIds[index];
      if (folderId === undefined || this.isGone(message)) continue;
      const items = locatedItemsIn(message.content, folderId);
      found.push(...items);
      const isLast = message.content.child('RootFolder')?.attribute('IncludesLastItemInRange') !== 'false';
      if (!isLast && items.length > 0) {
        found.push(...(await this.findItems(target, sought, [folderId], offset + hitsPerFolder)));
      }
    }
    return found;
  }

  /** A folder that was removed meanwhile holds nothing; any other failure would make a mail look gone that is not. */
  private isGone(message: ResponseMessage): boolean {
    if (message.code === 'NoError') return false;
    const error = messageFailure(message, this.client.contextOf('FindItem'));
    if (error.failure.kind === 'folder-gone' || message.code === 'ErrorItemNotFound') return true;
    throw error;
  }
}

function toItemChange(change: XmlElement): readonly ItemChange[] {
  // A deletion and a flag change hold the id itself, the others an item of some kind that holds it.
  const item = change.child('ItemId') === undefined ? change.children[0] : change;
  const itemId = item?.idIn('ItemId');
  if (item === undefined || itemId === undefined) return [];
  if (change.name === 'Delete') return [{ kind: 'absent', itemId }];
  if (change.name === 'ReadFlagChange') return [{ kind: 'flags', itemId }];
  const changeKey = item.child('ItemId')?.attribute('ChangeKey') ?? '';
  const receivedAt = toUtcTime(item.textAt('DateTimeReceived'));
  return [{ kind: 'present', itemId, changeKey, ...withoutUndefined({ receivedAt }) }];
}

const isFindable = (message: SoughtMessage): boolean =>
  message.internetMessageId !== undefined || message.searchKey !== undefined;

const isTheSame = (message: SoughtMessage, item: SightedItem): boolean =>
  message.internetMessageId === undefined
    ? message.searchKey !== undefined && message.searchKey === item.searchKey
    : message.internetMessageId.trim() === item.internetMessageId?.trim();

/** The same item may be met twice where pages shift while they are read. */
function distinct(items: readonly SightedItem[]): readonly LocatedItem[] {
  const byId = new Map(items.map(({ itemId, changeKey, folderId }) => [itemId, { itemId, changeKey, folderId }]));
  return [...byId.values()];
}
