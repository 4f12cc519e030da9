import type { View } from '../../../api/client';
import { parseCsv, type CsvRow } from '../parts/parse-csv';

export type NewRecord = View<'PutRecordRequest'>;

export interface RecordRow {
  readonly number: number;
  readonly record: NewRecord;
  readonly problem?: 'no-table' | 'no-id' | 'no-name' | 'bad-address' | 'bad-state' | 'twice';
}

/** What columns are called, by other systems too; compared without case, blanks and marks. */
const columns = {
  table: ['table', 'entity', 'type'],
  id: ['id', 'recordid', 'guid'],
  name: ['name', 'fullname', 'displayname'],
  emailAddresses: ['emailaddresses', 'emailaddress', 'email', 'emailaddress1', 'address'],
  ownerId: ['ownerid', 'owner'],
  state: ['state', 'statecode', 'status'],
  parentAccountId: ['parentaccountid', 'parentaccount', 'account', 'parentcustomerid'],
} as const;

/** What a table of records says, and what is wrong with its rows. The table of records is chosen where no column says it. */
export function toRecordRows(text: string, chosenTable: string): readonly RecordRow[] {
  const seen = new Set<string>();
  return parseCsv(text).map((row, n) => {
    const record = toRecord(row, chosenTable);
    const key = `${record.table} ${record.id}`;
    const problem = problemOf(record, valueOf(row, 'state')) ?? (seen.has(key) ? 'twice' : undefined);
    seen.add(key);
    return { number: n + 1, record, ...(problem !== undefined && { problem }) };
  });
}

function toRecord(row: CsvRow, chosenTable: string): NewRecord {
  const [ownerId, parentAccountId] = [valueOf(row, 'ownerId'), valueOf(row, 'parentAccountId')];
  const state = valueOf(row, 'state').toLowerCase();
  const addresses = valueOf(row, 'emailAddresses').split(/[\s,;|]+/u);
  return {
    table: valueOf(row, 'table') || chosenTable,
    id: valueOf(row, 'id'),
    name: valueOf(row, 'name'),
    emailAddresses: addresses.filter((address) => address !== ''),
    ...(ownerId !== '' && { ownerId }),
    ...(parentAccountId !== '' && { parentAccountId }),
    ...((state === 'active' || state === 'inactive') && { state }),
  };
}

function problemOf({ table, id, name, emailAddresses }: NewRecord, state: string): RecordRow['problem'] {
  if (table === '') return 'no-table';
  if (id === '') return 'no-id';
  if (name === '') return 'no-name';
  if (emailAddresses.some((address) => !/^[^\s@]+@[^\s@]+$/u.test(address))) return 'bad-address';
  return ['', 'active', 'inactive'].includes(state.toLowerCase()) ? undefined : 'bad-state';
}

const valueOf = (row: CsvRow, column: keyof typeof columns): string =>
  columns[column].map((name) => row.get(name)).find((value) => value !== undefined) ?? '';
