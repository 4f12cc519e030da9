import { recordFields, type ActivityField, type NamedRecord, type Reader } from '@foldwatch/domain';

type Fields = Readonly<Record<string, unknown>>;

/** What is known of a reader: their rights, and which of the records of an answer they may read. */
export interface Sight {
  readonly reader: Reader;
  readonly isReadable: (record: NamedRecord) => boolean;
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every record in an answer has these three, whatever else is told of it. */
const isNamedRecord = (value: Fields): value is Fields & NamedRecord =>
  typeof value['table'] === 'string' && typeof value['id'] === 'string' && typeof value['name'] === 'string';

/** All records that an answer names, wherever in it they stand. */
export function namedRecordsIn(answer: unknown): readonly NamedRecord[] {
  if (Array.isArray(answer)) return answer.flatMap(namedRecordsIn);
  if (!isFields(answer)) return [];
  const inner = Object.values(answer).flatMap(namedRecordsIn);
  return isNamedRecord(answer) ? [answer, ...inner] : inner;
}

/**
 * The answer without what its reader may not read. A secured field has the empty value of its type, so that a client that knows
 * no rights goes on working, and is named in `maskedFields`; of a record that may not be read table and id are left.
 */
export function withheld(answer: unknown, sight: Sight): unknown {
  if (Array.isArray(answer)) return answer.map((item) => withheld(item, sight));
  if (!isFields(answer)) return answer;
  const masks = masksOf(answer, sight);
  const shown = Object.entries(answer).map(([field, value]) => [
    field,
    Object.hasOwn(masks, field) ? masks[field] : withheld(value, sight),
  ]);
  const maskedFields = Object.keys(masks);
  return { ...Object.fromEntries(shown), ...(maskedFields.length > 0 && { maskedFields }) };
}

/** The fields that are there and may not be read, with what stands in their place. */
function masksOf(value: Fields, sight: Sight): Fields {
  if (isNamedRecord(value)) return masksOfRecord(value, sight);
  if (has(value, 'topic', 'mails')) return masksOfSender(sight.reader);
  const masks = masksOfMail(value, sight.reader.maskedActivityFields);
  return Object.fromEntries(Object.entries(masks).filter(([field]) => Object.hasOwn(value, field)));
}

function masksOfRecord(record: Fields & NamedRecord, { reader, isReadable }: Sight): Fields {
  const fields: readonly string[] = isReadable(record) ? reader.maskedRecordFields : ['name', ...recordFields];
  const masked = fields.flatMap((field) => [field, ...(toldBeside.get(field) ?? [])]);
  return Object.fromEntries(
    masked.filter((field) => Object.hasOwn(record, field)).map((field) => [field, emptied(field, record[field])]),
  );
}

/** The named records that stand for ids. */
const toldBeside: ReadonlyMap<string, readonly string[]> = new Map([
  ['ownerId', ['owner']],
  ['parentAccountId', ['parentAccount']],
]);

const emptied = (field: string, value: unknown): unknown => {
  if (Array.isArray(value)) return [];
  return field === 'name' ? '' : null;
};

/** What a lead of an unknown sender would be about is the subject of the message, and its field from then on. */
const masksOfSender = ({ maskedActivityFields, maskedRecordFields }: Reader): Fields =>
  maskedActivityFields.includes('subject') || maskedRecordFields.includes('topic') ? { topic: null } : {};

/** What mail says stands in activities and events under these names, and beside what was decided about it. */
const emptiedOfMail: Readonly<Record<ActivityField, Fields>> = {
  subject: { subject: '' },
  bcc: { bcc: [] },
  body: { body: null, earlierBodies: [] },
  attachments: { attachments: [] },
};

/** What tells an activity, or part of one, from other things. */
const ofMail = [
  ['subject', 'to'],
  ['subject', 'regarding'],
  ['subject', 'mailboxIds'],
  ['subject', 'activityId'],
  ['linkCount'],
];

function masksOfMail(value: Fields, masked: readonly ActivityField[]): Fields {
  if (has(value, 'verdict', 'reason')) return masked.includes('subject') ? { subject: null } : {};
  if (!ofMail.some((fields) => has(value, ...fields))) return {};
  return Object.assign({}, ...masked.map((field) => emptiedOfMail[field]));
}

const has = (value: Fields, ...fields: readonly string[]): boolean =>
  fields.every((field) => Object.hasOwn(value, field));
