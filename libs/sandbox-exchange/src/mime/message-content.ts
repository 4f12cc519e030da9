import { type Attachment, type Email } from 'postal-mime';
import { createHash } from 'node:crypto';
import { type Importance, type ItemContent, type ItemDetails, type Sensitivity } from '../store/item';
import { type CalendarMessage, parseCalendar } from './calendar';
import { conversationOf } from './conversation';
import { firstCorrespondent, headerOf, parseMime, toCorrespondents } from './parse-mime';

const sensitivities: Readonly<Record<string, Sensitivity>> = {
  personal: 'Personal',
  private: 'Private',
  'company-confidential': 'Confidential',
  confidential: 'Confidential',
};

const meetingClasses: Readonly<Record<string, string>> = {
  REQUEST: 'IPM.Schedule.Meeting.Request',
  CANCEL: 'IPM.Schedule.Meeting.Canceled',
};

const responseClasses: Readonly<Record<string, string>> = {
  Accept: 'IPM.Schedule.Meeting.Resp.Pos',
  Decline: 'IPM.Schedule.Meeting.Resp.Neg',
  Tentative: 'IPM.Schedule.Meeting.Resp.Tent',
};

export function attachmentBytes({ content }: Attachment): Buffer {
  if (typeof content === 'string') return Buffer.from(content);
  return content instanceof Uint8Array
    ? Buffer.from(content.buffer, content.byteOffset, content.byteLength)
    : Buffer.from(content);
}

const isCalendarPart = ({ mimeType }: Attachment): boolean => mimeType === 'text/calendar';

/** What a user sees as attachments: not the meeting itself, nor the parts that only machines read. */
export function visibleAttachments(email: Email): readonly Attachment[] {
  return email.attachments.filter((attachment) => !isCalendarPart(attachment));
}

const isInline = ({ disposition, contentId, related }: Attachment): boolean =>
  disposition === 'inline' || (related === true && contentId !== undefined);

function calendarOf(email: Email): CalendarMessage | undefined {
  const part = email.attachments.find(isCalendarPart);
  return part && parseCalendar(attachmentBytes(part).toString('utf8'));
}

const contentTypeClasses: readonly (readonly [RegExp, string])[] = [
  [/^multipart\/report.*disposition-notification/, 'REPORT.IPM.Note.IPNRN'],
  [/^multipart\/report/, 'REPORT.IPM.Note.NDR'],
  [/^multipart\/signed/, 'IPM.Note.SMIME.MultipartSigned'],
  [/^application\/(x-)?pkcs7-mime/, 'IPM.Note.SMIME'],
];

function meetingClass({ method, facts }: CalendarMessage): string {
  if (method === 'REPLY') return responseClasses[facts.response ?? 'Accept'] ?? 'IPM.Note';
  return meetingClasses[method] ?? 'IPM.Note';
}

/** The header is the sandbox's own, for kinds of items that mail has no word for. */
function classOf(email: Email, calendar: CalendarMessage | undefined): string {
  const named = headerOf(email, 'x-sandbox-item-class');
  if (named !== undefined) return named;
  const contentType = (headerOf(email, 'content-type') ?? '').toLowerCase().replace(/\s+/g, ' ');
  const byType = contentTypeClasses.find(([pattern]) => pattern.test(contentType))?.[1];
  return byType ?? (calendar === undefined ? 'IPM.Note' : meetingClass(calendar));
}

function importanceOf(email: Email): Importance {
  const word = (headerOf(email, 'importance') ?? headerOf(email, 'x-priority') ?? '').toLowerCase();
  if (/^(high|1|2)/.test(word)) return 'High';
  return /^(low|4|5)/.test(word) ? 'Low' : 'Normal';
}

function detailsOf(email: Email, calendar: CalendarMessage | undefined): ItemDetails {
  const from = firstCorrespondent(email.from);
  const sender = firstCorrespondent(email.sender) ?? from;
  return {
    ...(from === undefined ? {} : { from }),
    ...(sender === undefined ? {} : { sender }),
    to: toCorrespondents(email.to),
    cc: toCorrespondents(email.cc),
    bcc: toCorrespondents(email.bcc),
    replyTo: toCorrespondents(email.replyTo),
    isReadReceiptRequested: headerOf(email, 'disposition-notification-to') !== undefined,
    isDeliveryReceiptRequested: headerOf(email, 'return-receipt-to') !== undefined,
    ...(calendar === undefined ? {} : { meeting: calendar.facts }),
  };
}

/** What the item shows of a message: everything that is kept beside the MIME itself. */
export async function readMessage(mime: Uint8Array): Promise<ItemContent> {
  const email = await parseMime(mime);
  const calendar = calendarOf(email);
  const subject = email.subject ?? '';
  const sentAt = Date.parse(email.date ?? '');
  const sensitivity = sensitivities[(headerOf(email, 'sensitivity') ?? '').toLowerCase()];
  return {
    itemClass: classOf(email, calendar),
    subject,
    messageId: headerOf(email, 'message-id'),
    inReplyTo: headerOf(email, 'in-reply-to'),
    references: headerOf(email, 'references'),
    sensitivity: sensitivity ?? 'Normal',
    importance: importanceOf(email),
    hasAttachments: visibleAttachments(email).some((attachment) => !isInline(attachment)),
    sentAt: Number.isNaN(sentAt) ? undefined : sentAt,
    details: detailsOf(email, calendar),
    ...conversationOf({
      subject,
      threadIndex: headerOf(email, 'thread-index'),
      threadTopic: headerOf(email, 'thread-topic'),
      root: rootOf(email) ?? createHash('sha256').update(mime).digest('hex'),
    }),
  };
}

/** The message that began the thread, as far as this one tells. */
function rootOf(email: Email): string | undefined {
  const references = headerOf(email, 'references') ?? headerOf(email, 'in-reply-to');
  return references?.split(/\s+/)[0] ?? headerOf(email, 'message-id');
}
