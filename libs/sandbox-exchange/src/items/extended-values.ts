import { headerList, rawHeaders } from '../mime/parse-mime';
import { bodyAs } from '../mime/message-parts';
import { topicOf } from '../mime/conversation';
import { type Item } from '../store/item';
import { type ExtendedField } from './extended-field';
import { type ItemView } from './item-view';

const importances = { Low: '0', Normal: '1', High: '2' } as const;
const sensitivities = { Normal: '0', Personal: '1', Private: '2', Confidential: '3' } as const;

const time = (milliseconds: number): string => new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, 'Z');

function messageFlags({ isRead, isDraft, hasAttachments }: Item): string {
  return String((isRead ? 1 : 0) + (isDraft ? 8 : 0) + (hasAttachments ? 16 : 0));
}

const headerValue = (mime: Buffer, wanted: string): string | undefined =>
  headerList(mime).find(({ name }) => name.toLowerCase() === wanted.toLowerCase())?.value;

const suppressedReplies: Readonly<Record<string, number>> = {
  all: -1,
  dr: 1,
  ndr: 2,
  rn: 4,
  nrn: 8,
  oof: 16,
  autoreply: 32,
};

function autoResponseSuppress(mime: Buffer): string | undefined {
  const words = headerValue(mime, 'X-Auto-Response-Suppress')
    ?.toLowerCase()
    .split(/[\s,]+/);
  return words && String(words.reduce((bits, word) => bits | (suppressedReplies[word] ?? 0), 0));
}

type Reader = (view: ItemView) => string | undefined;

/** MAPI properties that every message has without anybody having set them. */
const tagged: Readonly<Record<number, Reader>> = {
  0x0017: ({ item }) => importances[item.importance],
  0x001a: ({ item }) => item.itemClass,
  0x0036: ({ item }) => sensitivities[item.sensitivity],
  0x0037: ({ item }) => item.subject,
  0x0039: ({ item }) => time(item.sentAt),
  0x0042: ({ item }) => item.details.from?.name,
  0x0065: ({ item }) => item.details.from?.address,
  0x0070: ({ item }) => item.conversationTopic,
  0x0071: ({ item }) => item.conversationIndex,
  0x007d: ({ mime }) => mime && rawHeaders(mime),
  0x0c1a: ({ item }) => item.details.sender?.name,
  0x0c1f: ({ item }) => item.details.sender?.address,
  0x0e06: ({ item }) => time(item.receivedAt),
  0x0e07: ({ item }) => messageFlags(item),
  0x0e08: ({ item }) => String(item.size),
  0x0e1d: ({ item }) => topicOf(item.subject),
  0x1000: ({ parts }) => parts && bodyAs(parts, 'Text').content,
  0x1035: ({ item }) => item.messageId,
  0x1039: ({ item }) => item.references,
  0x1042: ({ item }) => item.inReplyTo,
  0x3007: ({ item }) => time(item.createdAt),
  0x3008: ({ item }) => time(item.modifiedAt),
  0x300b: ({ item }) => item.searchKey,
  0x3fdf: ({ mime }) => mime && autoResponseSuppress(mime),
  0x5d01: ({ item }) => item.details.sender?.address,
  0x5d02: ({ item }) => item.details.from?.address,
};

export function extendedValue(view: ItemView, field: ExtendedField): string | readonly string[] | undefined {
  const stored = view.item.extended[field.key];
  if (stored !== undefined) return stored;
  if (field.tag !== undefined) return tagged[field.tag]?.(view);
  const { headerName } = field;
  if (headerName === undefined || view.mime === undefined) return undefined;
  return headerValue(view.mime, headerName);
}
