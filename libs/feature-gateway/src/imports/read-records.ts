import { deliveredOver, type CrmRecord } from '@foldwatch/domain';
import { recordKey, type RecordDirectory } from '@foldwatch/ports';
import type { FieldProblem } from '../http/refusal';
import type { AdmittedRecords } from '../records/admitted-records';
import { toRecord } from '../records/to-record';
import type { RecordImportQuery } from './import-views';
import { portionOf, reasonsOf, type ImportedLine } from './imported-lines';
import { readTable, type ColumnNames, type ImportTable } from './read-table';

type Field = 'table' | 'id' | 'name' | 'emailAddresses' | 'ownerId' | 'state' | 'parentAccountId';

const names: ColumnNames<Field> = {
  table: ['type', 'entity', 'record type'],
  id: ['record id', 'guid'],
  name: ['full name', 'display name', 'title'],
  emailAddresses: ['email addresses', 'email address', 'emails', 'email', 'e-mail', 'mail', 'address'],
  ownerId: ['owner', 'owner id'],
  state: ['status', 'state code'],
  parentAccountId: ['parent account', 'parent account id', 'account id', 'account', 'parent customer id'],
};

/** What a file, or a portion of it, makes of the records that there are. */
export interface ReadRecords {
  readonly table: ImportTable<Field>;
  readonly lines: readonly ImportedLine[];
  readonly records: readonly CrmRecord[];
}

interface Told {
  readonly directory: RecordDirectory;
  readonly admitted: AdmittedRecords;
  readonly now: string;
}

interface RecordLine extends ImportedLine {
  readonly key?: string;
}

/** Fields for which the file has no column stay as they are; of a record that is named twice the last line counts. */
export async function readRecords(file: unknown, query: RecordImportQuery, told: Told): Promise<ReadRecords> {
  const table = readTable(file, names, 'id');
  const rows = portionOf(table.rows, query).map((row) => ({ ...row, ref: refOf(row.values, query.table) }));
  const asked = rows.map(({ ref }) => ref).filter((ref) => ref.table !== '' && ref.id !== '');
  const known = new Map(await told.directory.findMany(asked));
  const records = new Map<string, CrmRecord>();
  const lines = rows.map(({ line, cells, values, ref }): RecordLine => {
    const read = toRecord(entryOf(ref, values, known.get(recordKey(ref))), 0, told.now);
    if (read.record === undefined)
      return { line, cells, outcome: 'refused', reasons: reasonsOf(read.problems.map(unplaced), table.columns) };
    const key = recordKey(read.record);
    const outcome = outcomeOf(read.record, known.get(key));
    known.set(key, read.record);
    records.set(key, read.record);
    return { line, cells, outcome, reasons: [], key };
  });
  const admitted = new Set((await told.admitted.of([...records.values()])).map(recordKey));
  return { table, records: [...records.values()], lines: lines.map((line) => withoutErased(line, admitted)) };
}

const refOf = ({ table = '', id = '' }: Values, defaultTable = '') => ({ table: table || defaultTable, id });

function withoutErased({ key, ...line }: RecordLine, admitted: ReadonlySet<string>): ImportedLine {
  if (key === undefined || admitted.has(key)) return line;
  return { ...line, outcome: 'refused', reasons: ['is of a person who was erased'] };
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

/** `[0].emailAddresses[1]` is of the column with addresses. */
const unplaced = ({ field, message }: FieldProblem): FieldProblem => ({
  field: field.replaceAll(/^\[0\]\.|\[\d+\]$/g, ''),
  message,
});

function outcomeOf(record: CrmRecord, before: CrmRecord | undefined): 'created' | 'updated' | 'unchanged' {
  if (before === undefined) return 'created';
  return isAlike(deliveredOver(record, before), before) ? 'unchanged' : 'updated';
}

const compared = ['name', 'ownerId', 'state', 'parentAccountId'] as const;

const isAlike = (a: CrmRecord, b: CrmRecord): boolean =>
  compared.every((field) => a[field] === b[field]) && a.emailAddresses.join() === b.emailAddresses.join();
