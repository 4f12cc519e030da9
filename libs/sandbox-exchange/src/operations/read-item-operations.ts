import { createHash } from 'node:crypto';
import { brokenItem } from '../faults/call-faults';
import { attachmentElement } from '../items/attachment-elements';
import { readItemShape, type ItemShape } from '../items/item-shape';
import { fullView, type ItemView, summaryView } from '../items/item-view';
import { itemXml } from '../items/item-xml';
import { itemIdElement } from '../items/item-elements';
import { readMessage } from '../mime/message-content';
import { type MessageAttachment, readParts } from '../mime/message-parts';
import { EwsError, itemNotFound } from '../soap/ews-error';
import { type XmlNode } from '../soap/parse-xml';
import { answerEach } from '../soap/response-message';
import { element, textElement, type Xml } from '../soap/xml';
import { type Folder } from '../store/folder-store';
import { beginning, type ChangePage, type FolderChange, type SyncPosition } from '../store/change-log';
import { type Item } from '../store/item';
import { decodeSyncState, encodeSyncState } from '../store/sync-state';
import { type EwsRequest, type Operation } from './ews-request';
import { idOf, itemIdNodes, resolveFolder, resolveItem } from './resolve-ids';

export const getItem: Operation = (request) => {
  const shape = readItemShape(request.body.child('ItemShape'));
  return answerEach('GetItem', itemIdNodes(request), async (node) => {
    const item = resolveItem(request, node);
    const fault = request.itemFault(item);
    if (fault === 'item-not-found') throw itemNotFound();
    if (fault === 'item-corrupt') throw new EwsError('ErrorItemCorrupt', 'The item is corrupt.');
    if (fault === 'unparsable-item') return element('m:Items', brokenItem);
    return element('m:Items', itemXml(await fullView(request.store, item, shape)));
  });
};

const maxSyncChanges = 512;

export const syncFolderItems: Operation = (request) =>
  answerEach('SyncFolderItems', [request.body], (body) => {
    const { store } = request;
    const folder = resolveFolder(request, body.child('SyncFolderId')?.children[0], 'ErrorSyncFolderNotFound');
    const shape = readItemShape(body.child('ItemShape'));
    const mailbox = store.mailboxes.byId(folder.mailboxId) ?? request.mailbox;
    const scope = { folderGuid: folder.guid, generation: mailbox.generation };
    const state = body.textOf('SyncState') ?? '';
    const from = state === '' ? beginning(store.mailboxes.currentSequence(mailbox.id)) : decodeSyncState(state, scope);
    if (from === undefined) throw new EwsError('ErrorInvalidSyncStateData', 'Synchronization state is invalid.');
    const page = syncPage(request, folder, from, pageSize(body));
    const ignored = new Set((body.child('Ignore')?.children ?? []).map((node) => idOf(request, node, 'item').guid));
    const changes = page.changes
      .filter((change) => !ignored.has(change.kind === 'delete' ? change.guid : change.item.guid))
      .map((change) => changeXml(request, mailbox.guid, change, shape));
    return [
      textElement('m:SyncState', encodeSyncState(scope, page.next)),
      textElement('m:IncludesLastItemInRange', page.isLast),
      element('m:Changes', changes),
    ];
  });

/** The page, or what a server that is out of step says instead. */
function syncPage({ store, syncFault }: EwsRequest, folder: Folder, from: SyncPosition, max: number): ChangePage {
  if (syncFault === 'same-sync-state') return { changes: [], next: from, isLast: false };
  if (syncFault !== 'false-empty-listing') return store.changes.read(folder, from, max);
  const next = { phase: 'following', base: from.base, position: from.base } as const;
  return { changes: [], next, isLast: true };
}

function pageSize(body: XmlNode): number {
  const asked = Number(body.textOf('MaxChangesReturned') ?? maxSyncChanges);
  if (asked >= 1 && asked <= maxSyncChanges) return asked;
  throw new EwsError('ErrorInvalidArgument', `MaxChangesReturned must be 1 to ${maxSyncChanges}.`);
}

function changeXml(request: EwsRequest, mailboxGuid: string, change: FolderChange, shape: ItemShape): Xml {
  if (change.kind === 'delete') return element('t:Delete', itemIdElement('t:ItemId', mailboxGuid, change));
  const { item } = change;
  if (change.kind === 'read-flag') {
    const id = itemIdElement('t:ItemId', mailboxGuid, item);
    return element('t:ReadFlagChange', [id, textElement('t:IsRead', item.isRead)]);
  }
  const name = change.kind === 'create' ? 't:Create' : 't:Update';
  return element(name, itemXml(summaryView(request.store, item, shape)));
}

export const getAttachment: Operation = (request) => {
  const shape = readItemShape(request.body.child('AttachmentShape'));
  const nodes = request.body.child('AttachmentIds')?.children ?? [];
  return answerEach('GetAttachment', nodes, async (node) => {
    const { guid, mailboxGuid, path } = idOf(request, node, 'attachment');
    const item = request.store.items.byGuid(guid);
    if (item === undefined) throw itemNotFound();
    const attachment = await attachmentAt(request.store.items.mimeOf(item), path);
    const content = attachment.isMessage
      ? await innerItem(request, item, attachment, shape)
      : textElement('t:Content', attachment.content.toString('base64'));
    const place = { mailboxGuid, guid, path, modifiedAt: item.modifiedAt };
    return element('m:Attachments', attachmentElement(attachment, place, content));
  });
};

async function attachmentAt(mime: Buffer, [index = 0, ...rest]: readonly number[]): Promise<MessageAttachment> {
  const attachment = (await readParts(mime)).attachments[index];
  if (attachment === undefined) throw itemNotFound();
  return rest.length === 0 ? attachment : attachmentAt(attachment.content, rest);
}

/** The message within a message, shown as an item of its own, under an id by which nothing is found: not its outer one's. */
async function innerItem(
  request: EwsRequest,
  outer: Item,
  attachment: MessageAttachment,
  asked: ItemShape,
): Promise<Xml> {
  const content = await readMessage(attachment.content);
  const sentAt = content.sentAt ?? outer.sentAt;
  const guid = innerGuid(outer, attachment);
  const item: Item = { ...outer, ...content, guid, sentAt, size: attachment.content.byteLength, categories: [] };
  const shape: ItemShape = { ...asked, shape: asked.shape === 'IdOnly' ? 'Default' : asked.shape };
  const view: ItemView = {
    ...summaryView(request.store, outer, shape),
    item,
    isSummary: false,
    mime: attachment.content,
    parts: { ...(await readParts(attachment.content)), attachments: [] },
  };
  return itemXml(view);
}

const innerGuid = ({ guid }: Item, { content }: MessageAttachment): string =>
  createHash('sha256').update(guid).update(content).digest('hex').slice(0, 32);
