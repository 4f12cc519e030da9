import { readNewItem, recompose } from '../items/compose-item';
import { itemElementName, itemIdElement } from '../items/item-elements';
import { readUpdates, touchesMime } from '../items/item-updates';
import { isFalse } from '../soap/boolean';
import { EwsError, folderNotFound, schemaViolation } from '../soap/ews-error';
import { type XmlNode } from '../soap/parse-xml';
import { answerEach } from '../soap/response-message';
import { element, textElement, type Xml } from '../soap/xml';
import { type Folder } from '../store/folder-store';
import { type Item, type NewItem } from '../store/item';
import { type Mailbox } from '../store/mailbox-store';
import { deliver } from './deliver';
import { type EwsRequest, type Operation } from './ews-request';
import { changeKeyOf, itemIdNodes, resolveFolder, resolveItem } from './resolve-ids';

function itemsElement(request: EwsRequest, item: Item): Xml {
  const mailbox = request.store.mailboxes.byId(item.mailboxId) ?? request.mailbox;
  const id = itemIdElement('t:ItemId', mailbox.guid, item);
  return element('m:Items', element(itemElementName(item.itemClass), id));
}

function distinguished(request: EwsRequest, mailbox: Mailbox, id: string): Folder {
  const folder = request.store.folders.distinguished(mailbox.id, id);
  if (folder === undefined) throw folderNotFound();
  return folder;
}

const usualFolder: Readonly<Record<string, string>> = {
  IPM_Contact: 'contacts',
  IPM_Appointment: 'calendar',
  IPM_Task: 'tasks',
};

function savingFolder(request: EwsRequest, draft: NewItem, fallback: string): Folder {
  const node = request.body.child('SavedItemFolderId')?.children[0];
  if (node !== undefined) return resolveFolder(request, node, 'ErrorSavedItemFolderNotFound');
  const usual = usualFolder[draft.content.itemClass.replace('.', '_')] ?? fallback;
  return distinguished(request, request.mailbox, usual);
}

export const createItem: Operation = (request) => {
  const nodes = request.body.child('Items')?.children ?? [];
  if (nodes.length === 0) throw schemaViolation('Items is missing');
  const disposition = request.body.attribute('MessageDisposition') ?? 'SaveOnly';
  return answerEach('CreateItem', nodes, async (node) => {
    const draft = await readNewItem(node, request.mailbox);
    if (node.name !== 'Message' || disposition === 'SaveOnly') {
      return itemsElement(request, request.store.items.insert(savingFolder(request, draft, 'drafts'), draft));
    }
    return send(request, draft, disposition === 'SendAndSaveCopy');
  });
};

async function send(request: EwsRequest, draft: NewItem, isSaving: boolean): Promise<Xml> {
  refuseWithoutRecipients(draft.content);
  const folder = isSaving ? savingFolder(request, draft, 'sentitems') : undefined;
  if (folder !== undefined) request.store.items.insert(folder, { ...draft, isDraft: false, isRead: true });
  await deliver(request.store, draft.content, Buffer.from(draft.mime));
  return '<m:Items/>';
}

function refuseWithoutRecipients({ details: { to, cc, bcc } }: Pick<Item, 'details'>): void {
  if (to.length + cc.length + bcc.length > 0) return;
  throw new EwsError('ErrorInvalidRecipients', 'At least one recipient is not valid.');
}

export const sendItem: Operation = (request) =>
  answerEach('SendItem', itemIdNodes(request), async (node) => {
    const { store, body } = request;
    const item = resolveItem(request, node);
    const changeKey = changeKeyOf(node);
    if (changeKey === undefined) throw new EwsError('ErrorChangeKeyRequired', 'A change key is required.');
    if (changeKey !== item.changeSequence) throw staleChangeKey();
    refuseWithoutRecipients(item);
    const mime = store.items.mimeOf(item);
    const sentNode = body.child('SavedItemFolderId')?.children[0];
    const folder =
      sentNode === undefined ? distinguished(request, request.mailbox, 'sentitems') : resolveFolder(request, sentNode);
    if (isFalse(body.attribute('SaveItemToFolder'))) store.items.remove([item]);
    else sendFrom(request, item, folder);
    await deliver(store, item, mime);
    return '';
  });

/** What is sent leaves its folder by a move: the sent item has another id. */
function sendFrom({ store }: EwsRequest, item: Item, folder: Folder): void {
  const now = Date.now();
  store.database.transaction(() => {
    const sent = store.items.update(item, { isDraft: false, isRead: true, sentAt: now, receivedAt: now });
    store.items.move([sent], folder);
  });
}

const staleChangeKey = (): EwsError =>
  new EwsError(
    'ErrorIrresolvableConflict',
    'The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.',
  );

function transfer(
  operation: 'MoveItem' | 'CopyItem',
  move: (request: EwsRequest, item: Item, to: Folder) => Item,
): Operation {
  return (request) =>
    answerEach(operation, itemIdNodes(request), (node) => {
      const target = request.body.child('ToFolderId')?.children[0];
      const destination = resolveFolder(request, target, 'ErrorToFolderNotFound');
      const moved = move(request, resolveItem(request, node), destination);
      return isFalse(request.body.textOf('ReturnNewItemIds')) ? '<m:Items/>' : itemsElement(request, moved);
    });
}

const only = ([item]: readonly Item[]): Item => {
  if (item === undefined) throw new EwsError('ErrorMoveCopyFailed', 'The item was neither moved nor copied.');
  return item;
};

export const moveItem = transfer('MoveItem', ({ store }, item, to) => only(store.items.move([item], to)));
export const copyItem = transfer('CopyItem', ({ store }, item, to) => only(store.items.copy([item], to)));

export const updateItem: Operation = (request) => {
  const changes = request.body.child('ItemChanges')?.children ?? [];
  if (changes.length === 0) throw schemaViolation('ItemChanges is missing');
  return answerEach('UpdateItem', changes, async (change) => [
    itemsElement(request, await applyChange(request, change)),
    element('m:ConflictResults', textElement('t:Count', 0)),
  ]);
};

async function applyChange(request: EwsRequest, change: XmlNode): Promise<Item> {
  const idNode = change.child('ItemId');
  if (idNode === undefined) throw schemaViolation('ItemId is missing');
  const item = resolveItem(request, idNode);
  refuseStale(request, idNode, item);
  const changes = readUpdates(item, change.child('Updates')?.children ?? []);
  const { items } = request.store;
  if (!item.isDraft || !touchesMime(changes)) return items.update(item, changes);
  const mime = await recompose({ ...item, ...changes }, items.mimeOf(item));
  const { body: _, ...details } = changes.details ?? item.details;
  return items.update(item, { ...changes, details, mime });
}

/** Marking as read collides with nothing. */
const isOnlyReadSince = (item: Item, changeKey: number | undefined): boolean =>
  changeKey !== undefined && changeKey >= item.contentSequence && changeKey < item.changeSequence;

function refuseStale(request: EwsRequest, idNode: XmlNode, item: Item): void {
  const changeKey = changeKeyOf(idNode);
  const resolution = request.body.attribute('ConflictResolution') ?? 'AutoResolve';
  if (resolution === 'AlwaysOverwrite' || changeKey === item.changeSequence) return;
  if (resolution === 'AutoResolve' && isOnlyReadSince(item, changeKey)) return;
  if (changeKey === undefined) {
    throw new EwsError('ErrorChangeKeyRequiredForWriteOperations', 'The change key is required for this operation.');
  }
  throw staleChangeKey();
}

/** Where an item goes that is not destroyed at once. */
const binOf: Readonly<Record<string, string>> = {
  MoveToDeletedItems: 'deleteditems',
  SoftDelete: 'recoverableitemsdeletions',
};

export const deleteItem: Operation = (request) =>
  answerEach('DeleteItem', itemIdNodes(request), (node) => {
    const { items, mailboxes } = request.store;
    const item = resolveItem(request, node);
    const bin = binOf[request.body.attribute('DeleteType') ?? ''];
    const mailbox = mailboxes.byId(item.mailboxId) ?? request.mailbox;
    if (bin === undefined) items.remove([item]);
    else items.move([item], distinguished(request, mailbox, bin));
    return '';
  });
