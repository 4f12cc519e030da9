import { accessDenied, EwsError, folderNotFound, itemNotFound, malformedId, schemaViolation } from '../soap/ews-error';
import { type XmlNode } from '../soap/parse-xml';
import { type Folder } from '../store/folder-store';
import { decodeChangeKey, decodeId, type ObjectId } from '../store/ids';
import { type Item } from '../store/item';
import { type Mailbox } from '../store/mailbox-store';
import { type EwsRequest } from './ews-request';

/** Own mailbox always; any other only for an account with the right, and not while it acts as somebody else. */
function mailboxFor(request: EwsRequest, find: () => Mailbox | undefined): Mailbox {
  const mailbox = find();
  if (mailbox === undefined) {
    throw new EwsError('ErrorNonExistentMailbox', 'No mailbox with such guid or address exists.');
  }
  const isOwn = mailbox.id === request.mailbox.id;
  if (!isOwn && (request.isImpersonating || !request.mailbox.mayImpersonate)) throw accessDenied();
  return mailbox;
}

function readId(node: XmlNode, kind: ObjectId['kind']): ObjectId {
  const text = node.attribute('Id') ?? '';
  if (text === '') throw new EwsError('ErrorInvalidIdEmpty', 'The id is empty.');
  const id = decodeId(text);
  if (id === undefined) throw malformedId();
  if (id.kind === kind) return id;
  if (kind === 'folder') throw new EwsError('ErrorCannotUseItemIdForFolderId', 'An item id cannot be a folder id.');
  if (kind === 'item') throw new EwsError('ErrorCannotUseFolderIdForItemId', 'A folder id cannot be an item id.');
  throw new EwsError('ErrorInvalidAttachmentId', 'The id is not of an attachment.');
}

export function idOf(request: EwsRequest, node: XmlNode, kind: ObjectId['kind']): ObjectId {
  const id = readId(node, kind);
  mailboxFor(request, () => request.store.mailboxes.byGuid(id.mailboxGuid));
  return id;
}

export function resolveItem(request: EwsRequest, node: XmlNode): Item {
  const item = request.store.items.byGuid(idOf(request, node, 'item').guid);
  if (item === undefined) throw itemNotFound();
  return item;
}

const isMissing = (error: unknown): boolean => error instanceof EwsError && error.code === 'ErrorFolderNotFound';

/** `missingCode` is what this operation calls a folder that is not there. */
export function resolveFolder(request: EwsRequest, node: XmlNode | undefined, missingCode?: string): Folder {
  if (node === undefined) throw schemaViolation('a folder id is missing');
  try {
    return node.name === 'DistinguishedFolderId' ? distinguished(request, node) : byId(request, node);
  } catch (error) {
    if (missingCode === undefined || !isMissing(error)) throw error;
    throw new EwsError(missingCode, 'The folder is not found.');
  }
}

function byId(request: EwsRequest, node: XmlNode): Folder {
  const folder = request.store.folders.byGuid(idOf(request, node, 'folder').guid);
  if (folder === undefined) throw folderNotFound();
  return folder;
}

function distinguished(request: EwsRequest, node: XmlNode): Folder {
  const address = node.textOf('Mailbox', 'EmailAddress');
  const { mailboxes, folders } = request.store;
  const mailbox = address === undefined ? request.mailbox : mailboxFor(request, () => mailboxes.byAddress(address));
  const folder = folders.distinguished(mailbox.id, node.attribute('Id') ?? '');
  if (folder === undefined) throw folderNotFound();
  return folder;
}

/** The folder ids that a list element carries, as nodes: each is resolved, and fails, by itself. */
export const folderIdNodes = (list: XmlNode | undefined): readonly XmlNode[] => {
  if (list === undefined || list.children.length === 0) throw schemaViolation('a list of folder ids is missing');
  return list.children;
};

export function itemIdNodes(request: EwsRequest): readonly XmlNode[] {
  const nodes = request.body.child('ItemIds')?.children ?? [];
  if (nodes.length === 0) throw schemaViolation('ItemIds is missing');
  return nodes;
}

/** The version that the client believes to change; undefined if it named none. */
export function changeKeyOf(node: XmlNode): number | undefined {
  const text = node.attribute('ChangeKey');
  if (text === undefined || text === '') return undefined;
  const sequence = decodeChangeKey(text);
  if (sequence === undefined) throw new EwsError('ErrorInvalidChangeKey', 'The change key is invalid.');
  return sequence;
}
