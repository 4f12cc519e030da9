import { getEvents, subscribe, unsubscribe } from '../notifications/subscribe-operations';
import { createAttachment, deleteAttachment } from './attachment-operations';
import { getServerTimeZones, resolveNames } from './directory-operations';
import { type Operation } from './ews-request';
import { findItem } from './find-item';
import {
  copyFolder,
  createFolder,
  deleteFolder,
  emptyFolder,
  findFolder,
  getFolder,
  moveFolder,
  syncFolderHierarchy,
  updateFolder,
} from './folder-operations';
import { getAttachment, getItem, syncFolderItems } from './read-item-operations';
import { copyItem, createItem, deleteItem, moveItem, sendItem, updateItem } from './write-item-operations';

/** Every operation that this server knows, except GetStreamingEvents, whose answer does not end. */
export const operations: ReadonlyMap<string, Operation> = new Map([
  ['GetFolder', getFolder],
  ['FindFolder', findFolder],
  ['CreateFolder', createFolder],
  ['UpdateFolder', updateFolder],
  ['MoveFolder', moveFolder],
  ['CopyFolder', copyFolder],
  ['DeleteFolder', deleteFolder],
  ['EmptyFolder', emptyFolder],
  ['SyncFolderHierarchy', syncFolderHierarchy],
  ['SyncFolderItems', syncFolderItems],
  ['FindItem', findItem],
  ['GetItem', getItem],
  ['CreateItem', createItem],
  ['SendItem', sendItem],
  ['MoveItem', moveItem],
  ['CopyItem', copyItem],
  ['UpdateItem', updateItem],
  ['DeleteItem', deleteItem],
  ['GetAttachment', getAttachment],
  ['CreateAttachment', createAttachment],
  ['DeleteAttachment', deleteAttachment],
  ['Subscribe', subscribe],
  ['Unsubscribe', unsubscribe],
  ['GetEvents', getEvents],
  ['ResolveNames', resolveNames],
  ['GetServerTimeZones', getServerTimeZones],
]);
