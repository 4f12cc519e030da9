import type { CrmRecord, TableName } from '../records/record';

/** As in Dataverse: nothing, what is one's own or was shared, or all that the organization has. */
export const accessLevels = ['none', 'user', 'organization'] as const;
export type AccessLevel = (typeof accessLevels)[number];

/** Fields of a record that may be secured; as in Dataverse its name, by which it is found, is not among them. */
export const recordFields = [
  'emailAddresses',
  'ownerId',
  'parentAccountId',
  'firstName',
  'lastName',
  'companyName',
  'topic',
  'sharedWith',
] as const;
export type RecordField = (typeof recordFields)[number];

/** Fields of an activity that may be secured; `body` and `attachments` are its content, with their downloads. */
export const activityFields = ['subject', 'bcc', 'body', 'attachments'] as const;
export type ActivityField = (typeof activityFields)[number];

/** What somebody may read beyond the mail of their own mailboxes. */
export interface ReadGrant {
  /** How far records of a table may be read. */
  readonly tables: Readonly<Record<TableName, AccessLevel>>;
  /** Of the tables that are not named. */
  readonly otherTables: AccessLevel;
  /** `organization`: also others' tracked mail, as far as the record that it regards may be read. */
  readonly activities: 'user' | 'organization';
  readonly maskedRecordFields: readonly RecordField[];
  readonly maskedActivityFields: readonly ActivityField[];
}

/** A grant for the people whom it names; who is in several has the widest of each. */
export interface ReadProfile extends ReadGrant {
  readonly id: string;
  readonly name: string;
  readonly systemUserIds: readonly string[];
  readonly createdAt: string;
}

export interface ReadRights {
  /** For everybody who is in no profile. */
  readonly standard: ReadGrant;
  readonly profiles: readonly ReadProfile[];
}

/** Names of records are what mail is filed by, so everybody reads them unless the organization says otherwise. */
export const defaultReadRights: ReadRights = {
  standard: {
    tables: {},
    otherTables: 'organization',
    activities: 'user',
    maskedRecordFields: [],
    maskedActivityFields: [],
  },
  profiles: [],
};

/** Somebody, with what they may read. */
export interface Reader extends ReadGrant {
  /** The record of the table `systemuser` that stands for them; without it nothing is their own. */
  readonly systemUserId?: string;
}

export function readerOf(rights: ReadRights, systemUserId: string | undefined): Reader {
  const own = rights.profiles.filter(
    ({ systemUserIds }) => systemUserId !== undefined && systemUserIds.includes(systemUserId),
  );
  const [first = rights.standard, ...others] = own;
  const { tables, otherTables, activities, maskedRecordFields, maskedActivityFields } = others.reduce(together, first);
  return {
    tables,
    otherTables,
    activities,
    maskedRecordFields,
    maskedActivityFields,
    ...(systemUserId !== undefined && { systemUserId }),
  };
}

/** The wider of each; a field is masked only where both say so. */
function together(a: ReadGrant, b: ReadGrant): ReadGrant {
  const tables = [...new Set([...Object.keys(a.tables), ...Object.keys(b.tables)])];
  return {
    tables: Object.fromEntries(tables.map((table) => [table, wider(accessTo(a, table), accessTo(b, table))])),
    otherTables: wider(a.otherTables, b.otherTables),
    activities: a.activities === 'organization' ? 'organization' : b.activities,
    maskedRecordFields: a.maskedRecordFields.filter((field) => b.maskedRecordFields.includes(field)),
    maskedActivityFields: a.maskedActivityFields.filter((field) => b.maskedActivityFields.includes(field)),
  };
}

const wider = (a: AccessLevel, b: AccessLevel): AccessLevel =>
  accessLevels.indexOf(a) > accessLevels.indexOf(b) ? a : b;

export const accessTo = ({ tables, otherTables }: Pick<ReadGrant, 'tables' | 'otherTables'>, table: TableName) =>
  Object.hasOwn(tables, table) ? (tables[table] ?? otherTables) : otherTables;

/** What of a record says whose it is. */
export type RecordAccess = Pick<CrmRecord, 'table' | 'id' | 'ownerId' | 'sharedWith'>;

/** Sharing gives a record to somebody who may read records of its table at all, as in Dataverse. */
export function canReadRecord(reader: Reader, record: RecordAccess): boolean {
  const level = accessTo(reader, record.table);
  if (level !== 'user') return level === 'organization';
  return reader.systemUserId !== undefined && readersOf(record).includes(reader.systemUserId);
}

/** Whose own a record is: its owner's, theirs with whom it is shared and, of a user record, that user's. */
export const readersOf = ({ table, id, ownerId, sharedWith = [] }: RecordAccess): readonly string[] => [
  ...new Set([...(ownerId === undefined ? [] : [ownerId]), ...sharedWith, ...(table === 'systemuser' ? [id] : [])]),
];

/** Every table with a level: these, or all but these. */
export interface TablesAt {
  readonly kind: 'these' | 'all-but';
  readonly tables: readonly TableName[];
}

/** For searches in a store, which knows no levels. */
export function tablesAt(reader: Reader, level: AccessLevel): TablesAt {
  const isRest = reader.otherTables === level;
  const tables = Object.keys(reader.tables).filter((table) => (accessTo(reader, table) === level) !== isRest);
  return { kind: isRest ? 'all-but' : 'these', tables };
}

/** Whether it decides for anybody whose own a record of the table is. */
export const dependsOnOwner = ({ standard, profiles }: ReadRights, table: TableName): boolean =>
  [standard, ...profiles].some((grant) => accessTo(grant, table) === 'user');

/** One text for which records somebody may read: who has the same text reads the same. */
export function recordRightsOf(reader: Pick<Reader, 'tables' | 'otherTables' | 'systemUserId'>): string {
  const { tables, otherTables, systemUserId } = reader;
  const others = Object.keys(tables)
    .toSorted()
    .map((table) => [table, accessTo(reader, table)] as const)
    .filter(([, level]) => level !== otherTables);
  const isPersonal = [otherTables, ...others.map(([, level]) => level)].includes('user');
  return JSON.stringify([otherTables, others, isPersonal ? (systemUserId ?? '') : '']);
}

/** Whether there is any record or field that the reader may not read. */
export const isUnrestricted = ({ tables, otherTables, maskedRecordFields, maskedActivityFields }: ReadGrant): boolean =>
  [otherTables, ...Object.values(tables)].every((level) => level === 'organization') &&
  maskedRecordFields.length === 0 &&
  maskedActivityFields.length === 0;
