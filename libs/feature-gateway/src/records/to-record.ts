import { toEmailAddress, type CrmRecord } from '@foldwatch/domain';
import type { FieldProblem } from '../http/refusal';
import { plainText } from '../http/path-id';
import { mostOf } from './put-records-request';
import { tableNamePattern } from './record-ref-request';

type Entry = Readonly<Record<string, unknown>>;
type Check = (value: unknown) => string | undefined;

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const text =
  (maxLength: number): Check =>
  (value) => {
    if (typeof value !== 'string' || value === '') return 'must be text';
    if (value.length > maxLength) return `must have at most ${maxLength} characters`;
    return plainText.test(value) ? undefined : 'must be printable text';
  };

const tableName: Check = (value) =>
  typeof value === 'string' && tableNamePattern.test(value) ? undefined : 'must be a logical name, such as account';

const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || value === null ? undefined : check(value);

const needed =
  (what: string, check: Check): Check =>
  (value) => {
    if (value === '') return `is empty: every record needs ${what}`;
    return value === undefined ? `is missing: every record needs ${what}` : check(value);
  };

const survivorFields: ReadonlySet<string> = new Set(['table', 'id']);

const checks: Readonly<Record<string, Check>> = {
  table: tableName,
  id: needed('an id', text(mostOf.idLength)),
  name: needed('a name', text(mostOf.nameLength)),
  emailAddresses: (value) => {
    if (!Array.isArray(value)) return 'must be a list of addresses';
    return value.length <= mostOf.addresses ? undefined : `must have at most ${mostOf.addresses} entries`;
  },
  ownerId: optional(text(mostOf.idLength)),
  sharedWith: optional((value) => {
    if (!Array.isArray(value) || value.some((one) => text(mostOf.idLength)(one) !== undefined))
      return 'must be a list of user ids';
    return value.length <= mostOf.shares ? undefined : `must have at most ${mostOf.shares} entries`;
  }),
  parentAccountId: optional(text(mostOf.idLength)),
  mergedInto: optional((value) => {
    if (!isEntry(value) || Object.keys(value).some((field) => !survivorFields.has(field)))
      return 'must name table and id';
    const problem = tableName(value['table']) ?? text(mostOf.idLength)(value['id']);
    return problem === undefined ? undefined : `its table or id ${problem}`;
  }),
  state: optional((value) => (value === 'active' || value === 'inactive' ? undefined : 'must be active or inactive')),
};

export type ReadRecord =
  | { readonly record: CrmRecord; readonly problems: readonly [] }
  | { readonly record?: undefined; readonly problems: readonly FieldProblem[] };

/** One entry of an import as a record, or everything that is wrong with it, named by its place and field. */
export function toRecord(entry: unknown, at: number, now: string): ReadRecord {
  if (!isEntry(entry)) return { problems: [{ field: `[${at}]`, message: 'must be an object' }] };
  const problems = [
    ...unknownFields(entry),
    ...faultyFields(entry),
    ...faultyAddresses(entry['emailAddresses']),
    ...(isMergedIntoItself(entry) ? [{ field: 'mergedInto', message: 'must be another record' }] : []),
  ];
  if (problems.length > 0) {
    return { problems: problems.map(({ field, message }) => ({ field: `[${at}].${field}`, message })) };
  }
  return { record: recordOf(entry, now), problems: [] };
}

const unknownFields = (entry: Entry): readonly FieldProblem[] =>
  Object.keys(entry)
    .filter((field) => !Object.hasOwn(checks, field))
    .map((field) => ({ field: field.slice(0, 100), message: 'is not known here' }));

const faultyFields = (entry: Entry): readonly FieldProblem[] =>
  Object.entries(checks).flatMap(([field, check]) => {
    const message = check(entry[field]);
    return message === undefined ? [] : [{ field, message }];
  });

function faultyAddresses(addresses: unknown): readonly FieldProblem[] {
  if (!Array.isArray(addresses)) return [];
  return addresses.slice(0, mostOf.addresses).flatMap((address: unknown, at) => {
    const isAddress = typeof address === 'string' && toEmailAddress(address) !== undefined && plainText.test(address);
    return isAddress ? [] : [{ field: `emailAddresses[${at}]`, message: 'is no address' }];
  });
}

function isMergedIntoItself({ table, id, mergedInto }: Entry): boolean {
  return isEntry(mergedInto) && mergedInto['table'] === table && mergedInto['id'] === id;
}

function recordOf(entry: Entry, now: string): CrmRecord {
  const addresses: readonly unknown[] = Array.isArray(entry['emailAddresses']) ? entry['emailAddresses'] : [];
  const { ownerId, sharedWith, parentAccountId, mergedInto } = entry;
  return {
    table: String(entry['table']),
    id: String(entry['id']),
    name: String(entry['name']),
    emailAddresses: [...new Set(addresses.flatMap((address) => toEmailAddress(String(address)) ?? []))],
    ...(typeof ownerId === 'string' && { ownerId }),
    ...(Array.isArray(sharedWith) && { sharedWith: [...new Set(sharedWith.map(String))] }),
    state: entry['state'] === 'inactive' ? 'inactive' : 'active',
    ...(typeof parentAccountId === 'string' && { parentAccountId }),
    ...(isEntry(mergedInto) && { mergedInto: { table: String(mergedInto['table']), id: String(mergedInto['id']) } }),
    createdAt: now,
    modifiedAt: now,
  };
}
