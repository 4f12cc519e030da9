import { isTrue } from '../soap/boolean';
import { EwsError } from '../soap/ews-error';
import { type XmlNode } from '../soap/parse-xml';
import { type Parameters } from '../store/database';
import { readExtendedField } from './extended-field';

type FieldType = 'text' | 'time' | 'number' | 'boolean';

/** A field as SQL knows it. */
export interface SearchField {
  readonly sql: string;
  readonly type: FieldType;
  readonly parameters: Parameters;
  /** A JSON list, of which any member may meet a condition. */
  readonly isList?: boolean;
}

const column = (sql: string, type: FieldType = 'text'): SearchField => ({ sql, type, parameters: [] });

const person = (name: 'from' | 'sender'): SearchField =>
  column(
    `(coalesce(json_extract(details, '$.${name}.name'), '') || ' ' || ` +
      `coalesce(json_extract(details, '$.${name}.address'), ''))`,
  );

const people = (name: 'to' | 'cc' | 'bcc'): SearchField => column(`json_extract(details, '$.${name}')`);

const fields: Readonly<Record<string, SearchField>> = {
  'item:Subject': column('subject'),
  'item:ItemClass': column('item_class'),
  'item:Categories': { ...column('categories'), isList: true },
  'item:DateTimeReceived': column('received_at', 'time'),
  'item:DateTimeSent': column('sent_at', 'time'),
  'item:DateTimeCreated': column('created_at', 'time'),
  'item:LastModifiedTime': column('modified_at', 'time'),
  'item:Size': column('size', 'number'),
  'item:HasAttachments': column('has_attachments', 'boolean'),
  'item:IsDraft': column('is_draft', 'boolean'),
  'item:Importance': column('importance'),
  'item:Sensitivity': column('sensitivity'),
  'item:InReplyTo': column('in_reply_to'),
  'item:DisplayTo': people('to'),
  'item:DisplayCc': people('cc'),
  'message:IsRead': column('is_read', 'boolean'),
  'message:InternetMessageId': column('message_id'),
  'message:References': column('reference_ids'),
  'message:ConversationTopic': column('conversation_topic'),
  'message:ConversationIndex': column('conversation_index'),
  'message:From': person('from'),
  'message:Sender': person('sender'),
  'message:ToRecipients': people('to'),
  'message:CcRecipients': people('cc'),
  'message:BccRecipients': people('bcc'),
};

const tagged: Readonly<Record<number, SearchField>> = {
  0x001a: column('item_class'),
  0x0037: column('subject'),
  0x0039: column('sent_at', 'time'),
  0x0070: column('conversation_topic'),
  0x0071: column('conversation_index'),
  0x0c1f: column("json_extract(details, '$.sender.address')"),
  0x0e06: column('received_at', 'time'),
  0x0e08: column('size', 'number'),
  0x1035: column('message_id'),
  0x1039: column('reference_ids'),
  0x1042: column('in_reply_to'),
  0x3007: column('created_at', 'time'),
  0x3008: column('modified_at', 'time'),
  0x300b: column('search_key'),
  0x5d01: column("json_extract(details, '$.sender.address')"),
  0x5d02: column("json_extract(details, '$.from.address')"),
};

export function searchField(path: XmlNode): SearchField {
  if (path.name === 'ExtendedFieldURI') {
    const { key, tag } = readExtendedField(path);
    const stored: SearchField = { sql: 'json_extract(extended, ?)', type: 'text', parameters: [`$."${key}"`] };
    return (tag === undefined ? undefined : tagged[tag]) ?? stored;
  }
  const name = path.attribute('FieldURI') ?? '';
  const field = fields[name];
  if (field === undefined)
    throw new EwsError('ErrorUnsupportedPathForQuery', `The property cannot be searched: ${name}`);
  return field;
}

const readers: Readonly<Record<FieldType, (text: string) => string | number>> = {
  text: (text) => text,
  number: Number,
  boolean: (text) => (isTrue(text) ? 1 : 0),
  time: toTime,
};

/** A constant in the field's own form. */
export const searchValue = ({ type }: SearchField, text: string): string | number => readers[type](text);

function toTime(text: string): number {
  const time = Date.parse(/[zZ]|[+-]\d\d:\d\d$/.test(text) ? text : `${text}Z`);
  if (Number.isNaN(time)) throw new EwsError('ErrorInvalidValueForProperty', `Not a time: ${text}`);
  return time;
}
