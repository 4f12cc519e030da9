import { randomBytes } from 'node:crypto';
import { type Correspondent, type Importance, type ItemBody, type Sensitivity } from '../store/item';

export interface ComposedAttachment {
  readonly name: string;
  readonly contentType: string;
  readonly content: Buffer;
  readonly contentId?: string | undefined;
  readonly isInline?: boolean | undefined;
}

/** A message made of fields, as a client creates it that sends no MIME. */
export interface ComposedMessage {
  readonly from?: Correspondent | undefined;
  readonly sender?: Correspondent | undefined;
  readonly to: readonly Correspondent[];
  readonly cc: readonly Correspondent[];
  readonly bcc: readonly Correspondent[];
  readonly replyTo: readonly Correspondent[];
  readonly subject: string;
  readonly messageId: string;
  readonly inReplyTo?: string | undefined;
  readonly references?: string | undefined;
  readonly date: Date;
  readonly body?: ItemBody | undefined;
  readonly sensitivity?: Sensitivity | undefined;
  readonly importance?: Importance | undefined;
  readonly itemClass?: string | undefined;
  readonly attachments: readonly ComposedAttachment[];
}

const isPlain = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);
const oneLine = (text: string): string => text.replace(/[\r\n]+/g, ' ');

function encodeWord(text: string): string {
  const line = oneLine(text);
  return isPlain(line) ? line : `=?utf-8?B?${Buffer.from(line).toString('base64')}?=`;
}

function encodeAddress({ name, address }: Correspondent): string {
  if (name === undefined || name === '') return oneLine(address ?? '');
  const shown = isPlain(name) ? `"${oneLine(name).replace(/["\\]/g, '\\$&')}"` : encodeWord(name);
  return `${shown} <${oneLine(address ?? '')}>`;
}

const encodeAddresses = (list: readonly Correspondent[]): string | undefined =>
  list.length === 0 ? undefined : list.map(encodeAddress).join(',\r\n ');

const wrapped = (content: Buffer): string => content.toString('base64').replace(/.{76}/g, '$&\r\n');

function part(headers: readonly string[], content: Buffer): string {
  return [...headers, 'Content-Transfer-Encoding: base64', '', wrapped(content)].join('\r\n');
}

function bodyPart(body: ItemBody | undefined): string {
  const subtype = body?.type === 'HTML' ? 'html' : 'plain';
  return part([`Content-Type: text/${subtype}; charset=utf-8`], Buffer.from(body?.content ?? ''));
}

function attachmentPart({ name, contentType, content, contentId, isInline }: ComposedAttachment): string {
  const disposition = isInline === true ? 'inline' : 'attachment';
  const headers = [
    `Content-Type: ${oneLine(contentType)}; name="${encodeWord(name)}"`,
    `Content-Disposition: ${disposition}; filename="${encodeWord(name)}"`,
    ...(contentId === undefined ? [] : [`Content-ID: <${oneLine(contentId)}>`]),
  ];
  if (contentType !== 'message/rfc822') return part(headers, content);
  return [...headers, '', content.toString('latin1')].join('\r\n');
}

const sensitivityHeader: Readonly<Record<Sensitivity, string | undefined>> = {
  Normal: undefined,
  Personal: 'personal',
  Private: 'private',
  Confidential: 'company-confidential',
};

function headersOf(message: ComposedMessage): readonly string[] {
  const { importance = 'Normal', sensitivity = 'Normal', itemClass = 'IPM.Note' } = message;
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['From', message.from && encodeAddress(message.from)],
    ['Sender', message.sender && encodeAddress(message.sender)],
    ['To', encodeAddresses(message.to)],
    ['Cc', encodeAddresses(message.cc)],
    ['Bcc', encodeAddresses(message.bcc)],
    ['Reply-To', encodeAddresses(message.replyTo)],
    ['Subject', encodeWord(message.subject)],
    ['Date', message.date.toUTCString().replace('GMT', '+0000')],
    ['Message-ID', oneLine(message.messageId)],
    ['In-Reply-To', message.inReplyTo && oneLine(message.inReplyTo)],
    ['References', message.references && oneLine(message.references)],
    ['Importance', importance === 'Normal' ? undefined : importance],
    ['Sensitivity', sensitivityHeader[sensitivity]],
    ['X-Sandbox-Item-Class', itemClass === 'IPM.Note' ? undefined : oneLine(itemClass)],
    ['MIME-Version', '1.0'],
  ];
  return fields.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
}

export function composeMime(message: ComposedMessage): Buffer {
  const headers = headersOf(message);
  if (message.attachments.length === 0) {
    return Buffer.from([...headers, bodyPart(message.body), ''].join('\r\n'), 'latin1');
  }
  const boundary = `=_${randomBytes(12).toString('hex')}`;
  const parts = [bodyPart(message.body), ...message.attachments.map(attachmentPart)];
  const lines = [
    ...headers,
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    ...parts.flatMap((content) => [`--${boundary}`, content]),
    `--${boundary}--`,
    '',
  ];
  return Buffer.from(lines.join('\r\n'), 'latin1');
}
