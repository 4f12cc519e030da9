import { type SQLInputValue } from 'node:sqlite';
import { numberOf, optionalTextOf, type Row, textOf } from './database';
import { type Importance, type Item, type ItemChanges, type ItemContent, type Sensitivity } from './item';

type Columns = Readonly<Record<string, SQLInputValue>>;

const isSensitivity = (text: string): text is Sensitivity =>
  ['Normal', 'Personal', 'Private', 'Confidential'].includes(text);
export const toSensitivity = (text: string): Sensitivity | undefined => (isSensitivity(text) ? text : undefined);

const isImportance = (text: string): text is Importance => ['Low', 'Normal', 'High'].includes(text);
export const toImportance = (text: string): Importance | undefined => (isImportance(text) ? text : undefined);

export function toItem(row: Row): Item {
  return {
    id: numberOf(row, 'id'),
    mailboxId: numberOf(row, 'mailbox_id'),
    folderId: numberOf(row, 'folder_id'),
    guid: textOf(row, 'guid'),
    mimeId: numberOf(row, 'mime_id'),
    arrivalSequence: numberOf(row, 'arrival_seq'),
    contentSequence: numberOf(row, 'content_seq'),
    changeSequence: numberOf(row, 'change_seq'),
    receivedAt: numberOf(row, 'received_at'),
    sentAt: numberOf(row, 'sent_at'),
    createdAt: numberOf(row, 'created_at'),
    modifiedAt: numberOf(row, 'modified_at'),
    size: numberOf(row, 'size'),
    isRead: numberOf(row, 'is_read') === 1,
    isDraft: numberOf(row, 'is_draft') === 1,
    itemClass: textOf(row, 'item_class'),
    subject: textOf(row, 'subject'),
    messageId: optionalTextOf(row, 'message_id'),
    inReplyTo: optionalTextOf(row, 'in_reply_to'),
    references: optionalTextOf(row, 'reference_ids'),
    sensitivity: toSensitivity(textOf(row, 'sensitivity')) ?? 'Normal',
    importance: toImportance(textOf(row, 'importance')) ?? 'Normal',
    categories: JSON.parse(textOf(row, 'categories')),
    hasAttachments: numberOf(row, 'has_attachments') === 1,
    conversationIndex: textOf(row, 'conversation_index'),
    conversationTopic: textOf(row, 'conversation_topic'),
    conversationGuid: textOf(row, 'conversation_guid'),
    searchKey: textOf(row, 'search_key'),
    details: JSON.parse(textOf(row, 'details')),
    extended: JSON.parse(textOf(row, 'extended')),
  };
}

const toBit = (value: boolean): number => (value ? 1 : 0);

/** How each changeable property is stored; what is undefined in a change stays as it is. */
const writers: Readonly<Record<string, (item: ItemChanges) => Columns>> = {
  receivedAt: ({ receivedAt = 0 }) => ({ received_at: receivedAt }),
  sentAt: ({ sentAt = 0 }) => ({ sent_at: sentAt }),
  modifiedAt: ({ modifiedAt = 0 }) => ({ modified_at: modifiedAt }),
  size: ({ size = 0 }) => ({ size }),
  isRead: ({ isRead = false }) => ({ is_read: toBit(isRead) }),
  isDraft: ({ isDraft = false }) => ({ is_draft: toBit(isDraft) }),
  itemClass: ({ itemClass = '' }) => ({ item_class: itemClass }),
  subject: ({ subject = '' }) => ({ subject }),
  messageId: ({ messageId }) => ({ message_id: messageId ?? null }),
  inReplyTo: ({ inReplyTo }) => ({ in_reply_to: inReplyTo ?? null }),
  references: ({ references }) => ({ reference_ids: references ?? null }),
  sensitivity: ({ sensitivity = 'Normal' }) => ({ sensitivity }),
  importance: ({ importance = 'Normal' }) => ({ importance }),
  categories: ({ categories = [] }) => ({ categories: JSON.stringify(categories) }),
  hasAttachments: ({ hasAttachments = false }) => ({ has_attachments: toBit(hasAttachments) }),
  conversationIndex: ({ conversationIndex = '' }) => ({ conversation_index: conversationIndex }),
  conversationTopic: ({ conversationTopic = '' }) => ({ conversation_topic: conversationTopic }),
  conversationGuid: ({ conversationGuid = '' }) => ({ conversation_guid: conversationGuid }),
  details: ({ details }) => ({ details: JSON.stringify(details) }),
  extended: ({ extended = {} }) => ({ extended: JSON.stringify(extended) }),
};

export function changedColumns(changes: ItemChanges): Columns {
  const columns = Object.keys(changes).map((name) => writers[name]?.(changes) ?? {});
  return Object.assign({}, ...columns);
}

export function contentColumns(content: ItemContent): Columns {
  return changedColumns({ ...content, sentAt: content.sentAt ?? 0 });
}
