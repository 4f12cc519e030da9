import type { FetchedAttachment, FetchedContent } from '@foldwatch/ports';

import type { XmlElement } from '../xml/xml-element';

export function toFetchedContent(item: XmlElement): FetchedContent {
  const body = item.child('Body');
  return {
    bodyType: body?.attribute('BodyType')?.toLowerCase() === 'html' ? 'html' : 'text',
    body: body?.text ?? '',
    attachments: (item.child('Attachments')?.children ?? []).flatMap(toFetchedAttachment),
  };
}

function toFetchedAttachment(attachment: XmlElement): readonly FetchedAttachment[] {
  const attachmentId = attachment.child('AttachmentId')?.attribute('Id');
  if (attachmentId === undefined) return [];
  const contentType = attachment.textAt('ContentType')?.trim() ?? '';
  const isMessage = attachment.name === 'ItemAttachment';
  const fallback = isMessage ? 'message/rfc822' : 'application/octet-stream';
  const sizeBytes = Number(attachment.textAt('Size') ?? 0);
  return [
    {
      attachmentId,
      name: attachment.textAt('Name') ?? '',
      contentType: contentType === '' ? fallback : contentType,
      sizeBytes: Number.isSafeInteger(sizeBytes) ? sizeBytes : 0,
      isInline: attachment.textAt('IsInline')?.trim() === 'true',
    },
  ];
}

/** The bytes of an attached file, or the MIME of an attached item; neither is there for a mere link to a file. */
export function attachedBytes(attachment: XmlElement): Uint8Array | undefined {
  const encoded = attachment.textAt('Content') ?? attachment.find('MimeContent')?.text;
  if (encoded === undefined) return attachment.name === 'FileAttachment' ? new Uint8Array() : undefined;
  return Buffer.from(encoded, 'base64');
}
