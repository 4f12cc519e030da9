import { type MessageAttachment } from '../mime/message-parts';
import { element, filledElement, textElement, type Xml } from '../soap/xml';
import { encodeId } from '../store/ids';
import { timeText } from './item-elements';
import { type ItemView } from './item-view';

interface Place {
  readonly mailboxGuid: string;
  readonly guid: string;
  readonly path: readonly number[];
  readonly modifiedAt: number;
}

/** `content` is XML to put inside: the bytes of a file or the item, or nothing in a list. */
export function attachmentElement(attachment: MessageAttachment, place: Place, content: Xml = ''): Xml {
  const id = encodeId({ kind: 'attachment', mailboxGuid: place.mailboxGuid, guid: place.guid, path: place.path });
  const shared = [
    element('t:AttachmentId', '', { Id: id }),
    textElement('t:Name', attachment.name),
    textElement('t:ContentType', attachment.contentType),
    textElement('t:ContentId', attachment.contentId),
    textElement('t:Size', attachment.content.byteLength),
    textElement('t:LastModifiedTime', timeText(place.modifiedAt)),
    textElement('t:IsInline', attachment.isInline),
  ];
  if (attachment.isMessage) return element('t:ItemAttachment', [...shared, content]);
  return element('t:FileAttachment', [...shared, textElement('t:IsContactPhoto', false), content]);
}

export function attachmentsElement({ parts, item, mailboxGuid }: ItemView): Xml {
  const attachments = parts?.attachments ?? [];
  return filledElement(
    't:Attachments',
    attachments.map((attachment, index) =>
      attachmentElement(attachment, { mailboxGuid, guid: item.guid, path: [index], modifiedAt: item.modifiedAt }),
    ),
  );
}
