import { attachmentElement } from '../items/attachment-elements';
import { readAttachment, recompose } from '../items/compose-item';
import { readParts } from '../mime/message-parts';
import { itemNotFound, schemaViolation } from '../soap/ews-error';
import { answerEach } from '../soap/response-message';
import { element } from '../soap/xml';
import { encodeChangeKey, encodeId } from '../store/ids';
import { type Operation } from './ews-request';
import { idOf, resolveItem } from './resolve-ids';

export const createAttachment: Operation = (request) => {
  const nodes = request.body.child('Attachments')?.children ?? [];
  const parent = request.body.child('ParentItemId');
  if (parent === undefined || nodes.length === 0) throw schemaViolation('ParentItemId or Attachments is missing');
  return answerEach('CreateAttachment', nodes, async (node) => {
    const { items } = request.store;
    const item = resolveItem(request, parent);
    const added = readAttachment(node, request.mailbox);
    const mime = await recompose(item, items.mimeOf(item), (present) => [...present, added]);
    const { attachments } = await readParts(mime);
    const index = attachments.length - 1;
    const attachment = attachments[index];
    if (attachment === undefined) throw itemNotFound();
    const changed = items.update(item, { mime, hasAttachments: true });
    const { mailboxGuid } = idOf(request, parent, 'item');
    const place = { mailboxGuid, guid: item.guid, path: [index], modifiedAt: changed.modifiedAt };
    const written = attachmentElement(attachment, place);
    const id = encodeId({ kind: 'attachment', mailboxGuid, guid: item.guid, path: [index] });
    const root = {
      Id: id,
      RootItemId: encodeId({ kind: 'item', mailboxGuid, guid: item.guid, path: [] }),
      RootItemChangeKey: encodeChangeKey(changed.changeSequence),
    };
    const plain = element('t:AttachmentId', '', { Id: id });
    return element('m:Attachments', written.replace(plain, element('t:AttachmentId', '', root)));
  });
};

export const deleteAttachment: Operation = (request) =>
  answerEach('DeleteAttachment', request.body.child('AttachmentIds')?.children ?? [], async (node) => {
    const { items } = request.store;
    const { guid, mailboxGuid, path } = idOf(request, node, 'attachment');
    const item = items.byGuid(guid);
    if (item === undefined) throw itemNotFound();
    const mime = await recompose(item, items.mimeOf(item), (present) =>
      present.filter((_, index) => index !== path[0]),
    );
    const left = (await readParts(mime)).attachments.length;
    const changed = items.update(item, { mime, hasAttachments: left > 0 });
    const rootItemId = encodeId({ kind: 'item', mailboxGuid, guid, path: [] });
    return element('m:RootItemId', '', {
      RootItemId: rootItemId,
      RootItemChangeKey: encodeChangeKey(changed.changeSequence),
    });
  });
