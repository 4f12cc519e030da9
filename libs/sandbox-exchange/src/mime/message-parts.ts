import { type Attachment, type Email } from 'postal-mime';
import { type ItemBody } from '../store/item';
import { attachmentBytes, visibleAttachments } from './message-content';
import { parseMime } from './parse-mime';

/** A file or a message within a message. */
export interface MessageAttachment {
  readonly name: string;
  readonly contentType: string;
  readonly contentId: string | undefined;
  readonly isInline: boolean;
  readonly content: Buffer;
  readonly isMessage: boolean;
}

export interface MessageParts {
  readonly html: string | undefined;
  readonly text: string | undefined;
  readonly attachments: readonly MessageAttachment[];
}

function toMessageAttachment(attachment: Attachment, index: number): MessageAttachment {
  const { mimeType, filename, contentId, disposition, related } = attachment;
  const isMessage = mimeType === 'message/rfc822';
  return {
    name: filename ?? `${isMessage ? 'message' : 'attachment'}-${index + 1}${isMessage ? '.eml' : ''}`,
    contentType: mimeType,
    contentId: contentId?.replace(/^<|>$/g, ''),
    isInline: disposition === 'inline' || (related === true && contentId !== undefined),
    content: attachmentBytes(attachment),
    isMessage,
  };
}

function toParts(email: Email): MessageParts {
  const attachments = visibleAttachments(email).map(toMessageAttachment);
  return { html: email.html, text: email.text, attachments };
}

/** Body and attachments, read from the MIME when somebody asks; nothing of it is kept in memory. */
export async function readParts(mime: Uint8Array): Promise<MessageParts> {
  return toParts(await parseMime(mime));
}

/** The text between tags, but not that of styles and scripts. */
function betweenTags(html: string): string {
  let isHidden = false;
  const texts: string[] = [];
  for (const part of html.split(/(<[^<>]+>)/)) {
    const [, end, isCode] = /^<(\/?)(style|script)?/i.exec(part) ?? [];
    if (isCode !== undefined) isHidden = end === '';
    else if (end === undefined && !isHidden) texts.push(part);
  }
  return texts.join('');
}

export function asText(html: string): string {
  return betweenTags(html.replace(/<br\s*\/?>|<\/p>|<\/div>/gi, '\r\n'))
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .trim();
}

function asHtml(text: string): string {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return `<html><body><pre>${escaped}</pre></body></html>`;
}

/** The body in the form asked for; `Best` is the one the sender wrote. */
export function bodyAs(parts: Pick<MessageParts, 'html' | 'text'>, wanted: 'HTML' | 'Text' | 'Best'): ItemBody {
  const best = parts.html === undefined ? 'Text' : 'HTML';
  const type = wanted === 'Best' ? best : wanted;
  if (type === 'HTML') return { type, content: parts.html ?? asHtml(parts.text ?? '') };
  return { type, content: parts.text ?? asText(parts.html ?? '') };
}
