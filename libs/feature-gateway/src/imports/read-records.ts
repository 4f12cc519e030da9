import { deliveredOver, type CrmRecord } from '@foldwatch/domain';
import { recordKey, type RecordDirectory } from '@foldwatch/ports';
import { toRecord } from '../records/to-record';
import type { RefusedLine } from './import-views';
import { readTable, refusal, type ColumnNames, type ImportTable } from './read-table';

type Field = 'table' | 'id' | 'name' | 'emailAddresses' | 'ownerId' | 'state' | 'parentAccountId';

const names: ColumnNames<Field> = {
  table: ['type', 'entity', 'record type'],
  id: ['record id', 'guid'],
  name: ['full name', 'display name', 'title'],
  emailAddresses: ['email addresses', 'email address', 'emails', 'email', 'e-mail', 'mail'],
  ownerId: ['owner', 'owner id'],
  state: ['status'],
  parentAccountId: ['parent account', 'parent account id', 'account id', 'account'],
};

/** What a file would make of the records that there are. */
export interface ReadRecords {
  readonly table: ImportTable<Field>;
  readonly records: readonly CrmRecord[];
  readonly refused: readonly RefusedLine[];
  readonly counts: { readonly created: number; readonly updated: number; readonly unchanged: number };
}

interface Told {
  readonly directory: RecordDirectory;
  readonly defaultTable: string | undefined;
  readonly now: string;
}

/** Fields for which the file has no column stay as they are; of a record that is named twice the last line counts. */
export async function readRecords(file: unknown, { directory, defaultTable, now }: Told): Promise<ReadRecords> {
  const table = readTable(file, names);
  if (!table.fields.has('id')) throw refusal('has no column with the ids of records');
  const refs = table.rows.map(({ values }) => ({ table: values.table || defaultTable || '', id: values.id ?? '' }));
  const known = await directory.findMany(refs.filter(({ table: tbl, id }) => tbl !== '' && id !== ''));
  const records = new Map<string, CrmRecord>();
  const refused: RefusedLine[] = [];
  for (const [at, row] of table.rows.entries()) {
    const ref = refs[at] ?? { table: '', id: '' };
    const read = toRecord(entryOf(ref, row.values, known.get(recordKey(ref))), 0, now);
    if (read.record !== undefined) records.set(recordKey(read.record), read.record);
    else refused.push({ line: row.line, cells: row.cells, reasons: read.problems.map(reasonOf) });
  }
  return { table, records: [...records.values()], refused, counts: countsOf(records, known) };
}

type Values = Readonly<Partial<Record<Field, string>>>;

function entryOf(
  ref: { readonly table: string; readonly id: string },
  values: Values,
  known: Partial<CrmRecord> = {},
): Readonly<Record<string, unknown>> {
  const { name, emailAddresses = [], ownerId, sharedWith, state, parentAccountId, mergedInto } = known;
  return {
    ...ref,
    name: values.name ?? name,
    emailAddresses: addressesIn(values.emailAddresses) ?? emailAddresses,
    ownerId: given(values.ownerId, ownerId),
    sharedWith,
    state: given(values.state?.toLowerCase(), state),
    parentAccountId: given(values.parentAccountId, parentAccountId),
    mergedInto,
  };
}

const addressesIn = (cell: string | undefined): readonly string[] | undefined =>
  cell?.split(/[;,|\s]+/).filter((address) => address !== '');

/** An empty cell takes a value away. */
const given = (cell: string | undefined, known: string | undefined): string | undefined =>
  cell === undefined ? known : cell === '' ? undefined : cell;

const reasonOf = ({ field, message }: { readonly field: string; readonly message: string }): string =>
  `${field.replace(/^\[0\]\./, '')} ${message}`;

function countsOf(records: ReadonlyMap<string, CrmRecord>, known: ReadonlyMap<string, CrmRecord>) {
  const counts = { created: 0, updated: 0, unchanged: 0 };
  for (const [key, record] of records) {
    const before = known.get(key);
    if (before === undefined) counts.created += 1;
    else if (isAlike(deliveredOver(record, before), before)) counts.unchanged += 1;
    else counts.updated += 1;
  }
  return counts;
}

const compared = ['name', 'ownerId', 'state', 'parentAccountId'] as const;

const isAlike = (a: CrmRecord, b: CrmRecord): boolean =>
  compared.every((field) => a[field] === b[field]) && a.emailAddresses.join() === b.emailAddresses.join();
