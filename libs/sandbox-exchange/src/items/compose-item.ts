import { type ComposedAttachment, composeMime, type ComposedMessage } from '../mime/compose-mime';
import { readMessage } from '../mime/message-content';
import { readParts } from '../mime/message-parts';
import { isTrue } from '../soap/boolean';
import { type XmlNode } from '../soap/parse-xml';
import { type ContactFacts, type ExtendedProperties, type Item, type NewItem } from '../store/item';
import { toImportance, toSensitivity } from '../store/item-rows';
import { newGuid } from '../store/ids';
import { type Mailbox } from '../store/mailbox-store';
import { readExtendedField, readExtendedValue } from './extended-field';
import { readBody, readPeople, readPerson, readStrings, readTime } from './item-fields';

const classes: Readonly<Record<string, string>> = {
  PostItem: 'IPM.Post',
  Contact: 'IPM.Contact',
  CalendarItem: 'IPM.Appointment',
  Task: 'IPM.Task',
};

const newMessageId = (mailbox: Mailbox): string =>
  `<${newGuid()}@${mailbox.emailAddress.split('@')[1] ?? 'localhost'}>`;

function messageFrom(node: XmlNode, mailbox: Mailbox): ComposedMessage {
  const owner = { name: mailbox.displayName, address: mailbox.emailAddress };
  return {
    from: readPerson(node.child('From')) ?? owner,
    sender: readPerson(node.child('Sender')),
    to: readPeople(node.child('ToRecipients')),
    cc: readPeople(node.child('CcRecipients')),
    bcc: readPeople(node.child('BccRecipients')),
    replyTo: readPeople(node.child('ReplyTo')),
    subject: titleOf(node),
    messageId: node.textOf('InternetMessageId') ?? newMessageId(mailbox),
    inReplyTo: node.textOf('InReplyTo'),
    references: node.textOf('References'),
    date: new Date(),
    body: readBody(node.child('Body')),
    sensitivity: toSensitivity(node.textOf('Sensitivity') ?? ''),
    importance: toImportance(node.textOf('Importance') ?? ''),
    itemClass: classOf(node),
    attachments: (node.child('Attachments')?.children ?? []).map((one) => readAttachment(one, mailbox)),
  };
}

const titleOf = (node: XmlNode): string => node.textOf('Subject') ?? node.textOf('DisplayName') ?? '';
const classOf = (node: XmlNode): string => node.textOf('ItemClass') ?? classes[node.name] ?? 'IPM.Note';

/** A file, or a message: given as MIME, or made of its fields like any other. */
export function readAttachment(node: XmlNode, mailbox: Mailbox): ComposedAttachment {
  const contentId = node.textOf('ContentId');
  const isMessage = node.name === 'ItemAttachment';
  return {
    name: node.textOf('Name') ?? 'attachment',
    contentType: isMessage ? 'message/rfc822' : (node.textOf('ContentType') ?? 'application/octet-stream'),
    content: isMessage ? innerMime(node, mailbox) : Buffer.from(node.textOf('Content') ?? '', 'base64'),
    ...(contentId === undefined ? {} : { contentId }),
    isInline: isTrue(node.textOf('IsInline')),
  };
}

function innerMime(attachment: XmlNode, mailbox: Mailbox): Buffer {
  const inner = attachment.children.find(({ children }) => children.length > 0);
  if (inner === undefined) return Buffer.alloc(0);
  const given = inner.textOf('MimeContent');
  return given === undefined ? composeMime(messageFrom(inner, mailbox)) : Buffer.from(given, 'base64');
}

function extendedOf(node: XmlNode): ExtendedProperties {
  const entries = node.childrenNamed('ExtendedProperty').flatMap((property) => {
    const field = property.child('ExtendedFieldURI');
    return field === undefined ? [] : [[readExtendedField(field).key, readExtendedValue(property)] as const];
  });
  return Object.fromEntries(entries);
}

/** MAPI's own flag for "not a draft", by which clients that import mail say that it was delivered. */
const messageFlagsKey = 'tag/3591';

function isDelivered(extended: ExtendedProperties): boolean {
  const flags = extended[messageFlagsKey];
  return flags !== undefined && (Number(flags) & 8) === 0;
}

/** A new item from what a client sent: its MIME untouched, or MIME made of its fields. */
export async function readNewItem(node: XmlNode, mailbox: Mailbox): Promise<NewItem> {
  const given = node.textOf('MimeContent');
  const mime = given === undefined ? composeMime(messageFrom(node, mailbox)) : Buffer.from(given, 'base64');
  const read = await readMessage(mime);
  const { [messageFlagsKey]: _, ...extended } = extendedOf(node);
  const content = {
    ...read,
    subject: node.textOf('Subject') ?? read.subject,
    itemClass: node.textOf('ItemClass') ?? read.itemClass,
    details: node.name === 'Contact' ? { ...read.details, contact: contactOf(node) } : read.details,
  };
  return {
    content,
    mime,
    receivedAt: readTime(node.textOf('DateTimeReceived')) ?? Date.now(),
    isRead: isTrue(node.textOf('IsRead') ?? 'true'),
    isDraft: node.name === 'Message' && !isDelivered(extendedOf(node)),
    categories: readStrings(node.child('Categories')),
    extended,
  };
}

function contactOf(node: XmlNode): ContactFacts {
  return {
    displayName: node.textOf('DisplayName'),
    emailAddress: node.child('EmailAddresses')?.children[0]?.text,
  };
}

/** The MIME of a draft whose fields were changed after it was made. */
export async function recompose(
  item: Item,
  mime: Buffer,
  edit: (attachments: readonly ComposedAttachment[]) => readonly ComposedAttachment[] = (same) => same,
): Promise<Buffer> {
  const parts = await readParts(mime);
  const html = parts.html === undefined ? undefined : ({ type: 'HTML', content: parts.html } as const);
  const { from, sender, to, cc, bcc, replyTo, body } = item.details;
  return composeMime({
    from,
    sender: sender?.address === from?.address ? undefined : sender,
    to,
    cc,
    bcc,
    replyTo,
    subject: item.subject,
    messageId: item.messageId ?? `<${newGuid()}@localhost>`,
    inReplyTo: item.inReplyTo,
    references: item.references,
    date: new Date(item.sentAt),
    body: body ?? html ?? { type: 'Text', content: parts.text ?? '' },
    sensitivity: item.sensitivity,
    importance: item.importance,
    itemClass: item.itemClass,
    attachments: edit(parts.attachments),
  });
}
