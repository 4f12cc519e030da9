import type { FetchedAttachment, FetchedContent } from '@foldwatch/ports';

import type { XmlElement } from '../xml/xml-element';
import { isTrue, toCount } from './xml-values';

export function toFetchedContent(item: XmlElement): FetchedContent {
  const body = item.child('Body');
  return {
    bodyType: body?.attribute('BodyType')?.toLowerCase() === 'html' ? 'html' : 'text',
    body: body?.text ?? '',
    attachments: (item.child('Attachments')?.children ?? []).flatMap(toFetchedAttachment),
  };
}

function toFetchedAttachment(attachment: XmlElement): readonly FetchedAttachment[] {
  const attachmentId = attachment.idIn('AttachmentId');
  if (attachmentId === undefined) return [];
  const contentId = attachment.textAt('ContentId')?.replace(/^<|>$/g, '') ?? '';
  return [
    {
      attachmentId,
      name: attachment.textAt('Name') ?? '',
      contentType: contentTypeOf(attachment),
      sizeBytes: toCount(attachment.textAt('Size')),
      isInline: isTrue(attachment.textAt('IsInline')),
      ...(contentId !== '' && { contentId }),
    },
  ];
}

function contentTypeOf(attachment: XmlElement): string {
  if (attachment.name === 'ItemAttachment') return 'message/rfc822';
  const named = attachment.textAt('ContentType')?.trim() ?? '';
  return named === '' ? 'application/octet-stream' : named;
}

/** The bytes of an attached file, or the MIME of an attached item; neither is there for a mere link to a file. */
export function attachedBytes(attachment: XmlElement): Uint8Array | undefined {
  const encoded = attachment.textAt('Content') ?? attachment.find('MimeContent')?.text;
  if (encoded === undefined) return attachment.name === 'FileAttachment' ? new Uint8Array() : undefined;
  return Buffer.from(encoded, 'base64');
}
