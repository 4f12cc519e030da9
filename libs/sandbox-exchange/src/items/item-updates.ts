import { isTrue } from '../soap/boolean';
import { EwsError } from '../soap/ews-error';
import { type XmlNode } from '../soap/parse-xml';
import { type Item, type ItemChanges } from '../store/item';
import { toImportance, toSensitivity } from '../store/item-rows';
import { readExtendedField, readExtendedValue } from './extended-field';
import { readBody, readPeople, readPerson, readStrings, readTime } from './item-fields';

/** `value` is the item element that holds the new content; undefined where the field is taken away. */
type Setter = (item: Item, value: XmlNode | undefined) => ItemChanges;

const people =
  (list: 'to' | 'cc' | 'bcc' | 'replyTo', name: string): Setter =>
  (item, value) => ({ details: { ...item.details, [list]: readPeople(value?.child(name)) } });

const person =
  (role: 'from' | 'sender', name: string): Setter =>
  ({ details }, value) => {
    const { [role]: _, ...others } = details;
    const found = readPerson(value?.child(name));
    return { details: found === undefined ? others : { ...others, [role]: found } };
  };

const isFlagStatus = (text: string): text is 'NotFlagged' | 'Flagged' | 'Complete' =>
  ['NotFlagged', 'Flagged', 'Complete'].includes(text);

const setters: Readonly<Record<string, Setter>> = {
  'item:Subject': (_, value) => ({ subject: value?.textOf('Subject') ?? '' }),
  'item:Categories': (_, value) => ({ categories: readStrings(value?.child('Categories')) }),
  'item:Sensitivity': (_, value) => ({ sensitivity: toSensitivity(value?.textOf('Sensitivity') ?? '') ?? 'Normal' }),
  'item:Importance': (_, value) => ({ importance: toImportance(value?.textOf('Importance') ?? '') ?? 'Normal' }),
  'item:Body': (item, value) => {
    const body = readBody(value?.child('Body')) ?? { type: 'Text', content: '' };
    return { details: { ...item.details, body } };
  },
  'item:Flag': (item, value) => {
    const status = value?.textOf('Flag', 'FlagStatus') ?? '';
    return { details: { ...item.details, flagStatus: isFlagStatus(status) ? status : 'NotFlagged' } };
  },
  'item:InReplyTo': (_, value) => ({ inReplyTo: value?.textOf('InReplyTo') }),
  'item:ItemClass': (item, value) => ({ itemClass: value?.textOf('ItemClass') ?? item.itemClass }),
  'item:DateTimeReceived': (item, value) => ({
    receivedAt: readTime(value?.textOf('DateTimeReceived')) ?? item.receivedAt,
  }),
  'message:IsRead': (_, value) => ({ isRead: isTrue(value?.textOf('IsRead')) }),
  'message:References': (_, value) => ({ references: value?.textOf('References') }),
  'message:InternetMessageId': (_, value) => ({ messageId: value?.textOf('InternetMessageId') }),
  'message:From': person('from', 'From'),
  'message:Sender': person('sender', 'Sender'),
  'message:ToRecipients': people('to', 'ToRecipients'),
  'message:CcRecipients': people('cc', 'CcRecipients'),
  'message:BccRecipients': people('bcc', 'BccRecipients'),
  'message:ReplyTo': people('replyTo', 'ReplyTo'),
};

function extendedChange(item: Item, path: XmlNode, value: XmlNode | undefined): ItemChanges {
  const { key } = readExtendedField(path);
  const property = value?.child('ExtendedProperty');
  const { [key]: _, ...others } = item.extended;
  return { extended: property === undefined ? others : { ...others, [key]: readExtendedValue(property) } };
}

/** One change of one field, on top of those already made. */
function changeOf(item: Item, update: XmlNode): ItemChanges {
  const [path, content] = update.children;
  const value = update.name === 'DeleteItemField' ? undefined : content;
  if (path?.name === 'ExtendedFieldURI') return extendedChange(item, path, value);
  const field = path?.attribute('FieldURI') ?? '';
  const setter = setters[field];
  if (setter === undefined) throw new EwsError('ErrorInvalidPropertySet', `The property cannot be set: ${field}`);
  return setter(item, value);
}

export function readUpdates(item: Item, updates: readonly XmlNode[]): ItemChanges {
  return updates.reduce<ItemChanges>(
    (changes, update) => ({ ...changes, ...changeOf({ ...item, ...withoutUndefined(changes) }, update) }),
    {},
  );
}

function withoutUndefined(changes: ItemChanges): Partial<Item> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}

const composedFields = ['subject', 'details', 'sensitivity', 'importance', 'references', 'inReplyTo'];

/** Whether the message's own text changes with it, as long as it was not sent. */
export const touchesMime = (changes: ItemChanges): boolean =>
  Object.keys(changes).some((name) => composedFields.includes(name));
