import { searchWords, tablesAt, type Reader, type TablesAt } from '@foldwatch/domain';
import { InvalidCursor, type RecordFilter } from '@foldwatch/ports';
import { fromCursor, toPage, type ListPosition } from '../database/cursor';
import {
  indexKey,
  keysStartingWith,
  onlyKey,
  parentKey,
  readerKey,
  wordKey,
  type KeyRange,
} from '../database/index-keys';
import { integerIn, textIn, type Row, type RowReader } from '../database/rows';

const listName = 'records';
/** Beyond so many entries it makes no difference which condition is walked: a page is found soon. */
const countedAtMost = 2_000;

export const addressKey = (address: string): string => indexKey('a', address);
export const tableKey = (table: string): string => indexKey('t', table);

/** One condition of a list: a range of the index, and what the keys beside a record must contain to be within it. */
interface Condition {
  readonly range: KeyRange;
  readonly sought: string;
  /** Of words: how they begin. A record with two words that begin so is listed by the first of them. */
  readonly beginning?: string;
}

interface RecordPage {
  readonly rows: readonly Row[];
  readonly next: { readonly nextCursor?: string };
}

/**
 * Walks the index by the condition that is seldom met, a page at a time and in the index's order, and tries the others on the
 * way: what somebody types finds its first page among a million records without all of its hits being gathered.
 */
export async function listRecords(rows: RowReader, filter: RecordFilter): Promise<RecordPage> {
  const conditions = conditionsOf(filter);
  const after = filter.cursor === undefined ? undefined : fromCursor(listName, filter.cursor);
  const { limit } = filter;
  const readable = readableBy(filter.reader);
  if (conditions.length === 0) return allRecords(rows, readable, { limit, after: after?.row ?? 0 });
  const walked = after === undefined ? await seldomest(rows, conditions) : conditions.find((one) => isIn(one, after));
  if (walked === undefined) throw new InvalidCursor('This cursor was given for other conditions.');
  const others = conditions.filter((condition) => condition !== walked);
  const place = after ?? { at: walked.range.first, row: -1 };
  return toPage(
    listName,
    await entriesOf(rows, walked, { others, readable, place, limit: limit + 1 }),
    limit,
    positionOf,
  );
}

/** As many records as are asked for, each once. */
async function entriesOf(
  reader: RowReader,
  condition: Condition,
  { place: from, ...rest }: Walk,
): Promise<readonly Row[]> {
  const found: Row[] = [];
  let place: ListPosition | undefined = from;
  while (place !== undefined && found.length < rest.limit) {
    const rows = await entriesBehind(reader, condition, { place, ...rest });
    found.push(...rows.filter((row) => isFirstOf(condition, row)));
    const last = rows.length < rest.limit ? undefined : rows.at(-1);
    place = last && positionOf(last);
  }
  return found;
}

async function allRecords(
  reader: RowReader,
  readable: Readable,
  { limit, after }: { readonly limit: number; readonly after: number },
): Promise<RecordPage> {
  const rows = await reader.all(
    `SELECT r.row, r.doc FROM records r WHERE r.row > ?${readable.sql} ORDER BY r.row LIMIT ?`,
    [after, ...readable.values, limit + 1],
  );
  return toPage(listName, rows, limit, (row) => ({ at: '', row: integerIn(row, 'row') }));
}

function conditionsOf({ table, email, q, parentAccountId }: RecordFilter): readonly Condition[] {
  const exact = [
    ...(email === undefined ? [] : [addressKey(email)]),
    ...(parentAccountId === undefined ? [] : [parentKey(parentAccountId)]),
    ...(table === undefined ? [] : [tableKey(table)]),
  ];
  return [
    ...exact.map((key) => ({ range: onlyKey(key), sought: `\n${key}\n` })),
    ...searchWords([q ?? '']).map((word) => {
      const beginning = wordKey(word);
      return { range: keysStartingWith(beginning), sought: `\n${beginning}`, beginning };
    }),
  ];
}

async function seldomest(reader: RowReader, conditions: readonly Condition[]): Promise<Condition | undefined> {
  if (conditions.length < 2) return conditions[0];
  const sql = 'SELECT count(*) AS n FROM (SELECT 1 FROM record_keys WHERE key >= ? AND key < ? LIMIT ?)';
  let best: { readonly condition: Condition; readonly entries: number } | undefined;
  for (const condition of conditions) {
    const { first, end } = condition.range;
    const [row] = await reader.all(sql, [first, end, countedAtMost]);
    const entries = integerIn(row ?? {}, 'n');
    if (best === undefined || entries < best.entries) best = { condition, entries };
  }
  return best?.condition;
}

const isIn = ({ range }: Condition, { at }: ListPosition): boolean => at >= range.first && at < range.end;

interface Walk {
  readonly others: readonly Condition[];
  readonly readable: Readable;
  readonly place: ListPosition;
  readonly limit: number;
}

function entriesBehind(reader: RowReader, { range }: Condition, walk: Walk): Promise<readonly Row[]> {
  const { others, readable, place, limit } = walk;
  const conditions = others.map(() => ' AND instr(r.keys, ?) > 0').join('');
  return reader.all(
    `SELECT k.key, k.record AS row, r.keys, r.doc FROM record_keys k CROSS JOIN records r ON r.row = k.record
     WHERE k.key >= ? AND k.key < ? AND (k.key > ? OR k.record > ?)${conditions}${readable.sql}
     ORDER BY k.key, k.record LIMIT ?`,
    [place.at, range.end, place.at, place.row, ...others.map(({ sought }) => sought), ...readable.values, limit],
  );
}

const positionOf = (row: Row): ListPosition => ({ at: textIn(row, 'key'), row: integerIn(row, 'row') });

/** Whether the entry is the record's first of those that are walked. */
function isFirstOf({ beginning }: Condition, row: Row): boolean {
  if (beginning === undefined) return true;
  const key = textIn(row, 'key');
  return textIn(row, 'keys')
    .split('\n')
    .every((other) => !other.startsWith(beginning) || other >= key);
}

/** A condition upon the record itself. */
interface Readable {
  readonly sql: string;
  readonly values: readonly string[];
}

/** Records of tables that are open to the reader, and of others those that are their own. */
function readableBy(reader: Reader | undefined): Readable {
  if (reader === undefined) return { sql: '', values: [] };
  const [open, own] = [ofTables(tablesAt(reader, 'organization')), ofTables(tablesAt(reader, 'user'))];
  return {
    sql: ` AND (${open.sql} OR (${own.sql} AND EXISTS (SELECT 1 FROM record_keys WHERE key = ? AND record = r.row)))`,
    values: [...open.values, ...own.values, reader.systemUserId === undefined ? '' : readerKey(reader.systemUserId)],
  };
}

const ofTables = ({ kind, tables }: TablesAt): Readable => ({
  sql: `r.tbl ${kind === 'these' ? 'IN' : 'NOT IN'} (SELECT asked.value FROM json_each(?) asked)`,
  values: [JSON.stringify(tables)],
});
