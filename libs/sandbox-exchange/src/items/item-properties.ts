import { bodyAs } from '../mime/message-parts';
import { headerList } from '../mime/parse-mime';
import { element, filledElement, textElement, type Xml } from '../soap/xml';
import { encodeId } from '../store/ids';
import { attachmentsElement } from './attachment-elements';
import { extendedPropertyElement } from './extended-field';
import { extendedValue } from './extended-values';
import { displayNames, itemIdElement, timeText } from './item-elements';
import { type ItemView } from './item-view';
import { folderIdElement } from '../folders/folder-xml';

/** One element of an item, in the order that the schema demands. */
export interface ItemProperty {
  readonly field: string;
  /** Part of the Default shape; the others come with AllProperties or by name. */
  readonly isDefault?: boolean;
  /** Not to be had from lists. */
  readonly isDetail?: boolean;
  /** Only when asked for by name. */
  readonly isOnlyNamed?: boolean;
  readonly write: (view: ItemView) => Xml;
}

function bodyElement(name: string, view: ItemView, wanted: 'HTML' | 'Text' | 'Best'): Xml {
  const given = view.item.details.body;
  const replaced = given && (given.type === 'HTML' ? { html: given.content } : { text: given.content });
  const source = { html: undefined, text: undefined, ...(replaced ?? view.parts) };
  const { type, content } = bodyAs(source, wanted);
  return textElement(name, content, { BodyType: type, IsTruncated: name === 't:Body' ? false : undefined });
}

function preview({ parts, item }: ItemView): string {
  const text = item.details.body?.content ?? (parts && bodyAs(parts, 'Text').content) ?? '';
  return text.replace(/\s+/g, ' ').slice(0, 255);
}

function headersElement({ mime, shape }: ItemView): Xml {
  if (mime === undefined) return '';
  const isAll = shape.fields.has('item:InternetMessageHeaders') || shape.shape === 'AllProperties';
  const wanted = new Set(shape.headers.map((name) => name.toLowerCase()));
  const headers = headerList(mime).filter(({ name }) => isAll || wanted.has(name.toLowerCase()));
  return filledElement(
    't:InternetMessageHeaders',
    headers.map(({ name, value }) => textElement('t:InternetMessageHeader', value, { HeaderName: name })),
  );
}

const rights = element(
  't:EffectiveRights',
  ['CreateAssociated', 'CreateContents', 'CreateHierarchy'].map((right) => textElement(`t:${right}`, false)).join('') +
    ['Delete', 'Modify', 'Read', 'ViewPrivateItems'].map((right) => textElement(`t:${right}`, true)).join(''),
);

const categories = ({ item }: ItemView): Xml =>
  filledElement(
    't:Categories',
    item.categories.map((category) => textElement('t:String', category)),
  );

const mimeContent = ({ mime, shape }: ItemView): Xml =>
  shape.includeMime && mime !== undefined
    ? textElement('t:MimeContent', mime.toString('base64'), { CharacterSet: 'UTF-8' })
    : '';

const extendedProperties = (view: ItemView): Xml =>
  view.shape.extended.map((field) => extendedPropertyElement(field, extendedValue(view, field))).join('');

const conversationId = ({ item, mailboxGuid }: ItemView): Xml =>
  element('t:ConversationId', '', {
    Id: encodeId({ kind: 'item', mailboxGuid, guid: item.conversationGuid, path: [] }),
  });

const always = '';

/** What all items have. The empty field name marks what is written whatever the shape. */
export const itemProperties: readonly ItemProperty[] = [
  { field: always, write: mimeContent },
  { field: always, write: ({ item, mailboxGuid }) => itemIdElement('t:ItemId', mailboxGuid, item) },
  {
    field: 'item:ParentFolderId',
    write: ({ mailboxGuid, parent }) =>
      folderIdElement('t:ParentFolderId', mailboxGuid, parent.guid, parent.changeSequence),
  },
  { field: 'item:ItemClass', write: ({ item }) => textElement('t:ItemClass', item.itemClass) },
  { field: 'item:Subject', isDefault: true, write: ({ item }) => textElement('t:Subject', item.subject) },
  { field: 'item:Sensitivity', isDefault: true, write: ({ item }) => textElement('t:Sensitivity', item.sensitivity) },
  {
    field: 'item:Body',
    isDefault: true,
    isDetail: true,
    write: (view) => bodyElement('t:Body', view, view.shape.bodyType),
  },
  { field: 'item:Attachments', isDefault: true, isDetail: true, write: attachmentsElement },
  {
    field: 'item:DateTimeReceived',
    write: ({ item }) => textElement('t:DateTimeReceived', timeText(item.receivedAt)),
  },
  { field: 'item:Size', isDefault: true, write: ({ item }) => textElement('t:Size', item.size) },
  { field: 'item:Categories', write: categories },
  { field: 'item:Importance', write: ({ item }) => textElement('t:Importance', item.importance) },
  { field: 'item:InReplyTo', write: ({ item }) => textElement('t:InReplyTo', item.inReplyTo) },
  { field: 'item:IsSubmitted', write: () => textElement('t:IsSubmitted', false) },
  { field: 'item:IsDraft', write: ({ item }) => textElement('t:IsDraft', item.isDraft) },
  {
    field: 'item:IsFromMe',
    write: ({ item, mailboxAddress }) =>
      textElement('t:IsFromMe', item.details.from?.address?.toLowerCase() === mailboxAddress),
  },
  { field: 'item:IsResend', write: () => textElement('t:IsResend', false) },
  { field: 'item:IsUnmodified', write: ({ item }) => textElement('t:IsUnmodified', !item.isDraft) },
  { field: 'item:InternetMessageHeaders', isDetail: true, write: headersElement },
  {
    field: 'item:DateTimeSent',
    isDefault: true,
    write: ({ item }) => textElement('t:DateTimeSent', timeText(item.sentAt)),
  },
  {
    field: 'item:DateTimeCreated',
    isDefault: true,
    write: ({ item }) => textElement('t:DateTimeCreated', timeText(item.createdAt)),
  },
  { field: 'item:ReminderIsSet', write: () => textElement('t:ReminderIsSet', false) },
  { field: 'item:DisplayCc', write: ({ item }) => textElement('t:DisplayCc', displayNames(item.details.cc)) },
  { field: 'item:DisplayTo', write: ({ item }) => textElement('t:DisplayTo', displayNames(item.details.to)) },
  {
    field: 'item:HasAttachments',
    isDefault: true,
    write: ({ item }) => textElement('t:HasAttachments', item.hasAttachments),
  },
  { field: always, write: extendedProperties },
  { field: 'item:Culture', write: () => textElement('t:Culture', 'en-US') },
  { field: 'item:EffectiveRights', write: () => rights },
  { field: 'item:LastModifiedName', write: ({ mailboxName }) => textElement('t:LastModifiedName', mailboxName) },
  {
    field: 'item:LastModifiedTime',
    write: ({ item }) => textElement('t:LastModifiedTime', timeText(item.modifiedAt)),
  },
  { field: 'item:IsAssociated', write: () => textElement('t:IsAssociated', false) },
  { field: 'item:ConversationId', write: conversationId },
  {
    field: 'item:UniqueBody',
    isDetail: true,
    isOnlyNamed: true,
    write: (view) => bodyElement('t:UniqueBody', view, view.shape.bodyType),
  },
  {
    field: 'item:Flag',
    write: ({ item }) => element('t:Flag', textElement('t:FlagStatus', item.details.flagStatus ?? 'NotFlagged')),
  },
  {
    field: 'item:InstanceKey',
    write: ({ item }) => textElement('t:InstanceKey', Buffer.from(item.guid, 'hex').toString('base64')),
  },
  {
    field: 'item:NormalizedBody',
    isDetail: true,
    isOnlyNamed: true,
    write: (view) => bodyElement('t:NormalizedBody', view, 'HTML'),
  },
  { field: 'item:Preview', isDetail: true, write: (view) => textElement('t:Preview', preview(view)) },
  {
    field: 'item:TextBody',
    isDetail: true,
    isOnlyNamed: true,
    write: (view) => bodyElement('t:TextBody', view, 'Text'),
  },
];
