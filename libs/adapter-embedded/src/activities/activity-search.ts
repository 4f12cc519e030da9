import type { SQLInputValue } from 'node:sqlite';
import { searchWords, type FolderId, type MailboxId } from '@foldwatch/domain';
import type { ActivityFilter } from '@foldwatch/ports';
import { keysStartingWith, onlyKey, wordKey, type KeyRange } from '../database/index-keys';
import type { RowReader } from '../database/rows';
import { folderPrefix, mailboxKey, messageKey, placementKey, regardingKey, regardingTableKey } from './activity-keys';

/** One thing an activity must have: a key, or one that starts so. */
export type Criterion =
  { readonly kind: 'key'; readonly key: string } | { readonly kind: 'prefix'; readonly prefix: string };

export interface Query {
  readonly sql: string;
  readonly params: readonly SQLInputValue[];
}

/** Up to so many activities are collected and sorted; where every criterion has more, the newest are tried one by one. */
const collectedAtMost = 5000;

export function criteriaOf(filter: ActivityFilter): readonly Criterion[] {
  const keys: string[] = [];
  if (filter.messageId !== undefined) keys.push(messageKey(filter.messageId));
  if (filter.mailboxId !== undefined) keys.push(placeKey(filter.mailboxId, filter.folderId));
  keys.push(...regardingKeys(filter));
  const prefixes = searchWords(filter.words ?? []).map(wordKey);
  if (filter.mailboxId === undefined && filter.folderId !== undefined) prefixes.push(folderPrefix(filter.folderId));
  return [
    ...keys.map((key): Criterion => ({ kind: 'key', key })),
    ...prefixes.map((prefix): Criterion => ({ kind: 'prefix', prefix })),
  ];
}

const placeKey = (mailboxId: MailboxId, folderId: FolderId | undefined): string =>
  folderId === undefined ? mailboxKey(mailboxId) : placementKey(mailboxId, folderId);

function regardingKeys({ regarding, regardingTable }: ActivityFilter): readonly string[] {
  return [
    ...(regarding === undefined ? [] : [regardingKey(regarding.table, regarding.id)]),
    ...(regardingTable === undefined ? [] : [regardingTableKey(regardingTable)]),
  ];
}

/** The criterion that fewest activities meet, if those are few enough to be collected. */
export async function rarest(rows: RowReader, criteria: readonly Criterion[]): Promise<Criterion | undefined> {
  let best: { readonly criterion: Criterion; readonly count: number } | undefined;
  for (const criterion of criteria) {
    const { first, end } = rangeOf(criterion);
    const sql = 'SELECT count(*) AS n FROM (SELECT 1 FROM activity_keys WHERE key >= ? AND key < ? LIMIT ?)';
    const [row] = await rows.all(sql, [first, end, collectedAtMost]);
    const count = Number(row?.['n'] ?? 0);
    if (count < (best?.count ?? collectedAtMost)) best = { criterion, count };
  }
  return best?.criterion;
}

/** Newest modified first, behind the position; every table is entered by an index. */
export function listQuery(
  bounds: { readonly since: string; readonly at: string; readonly row: number; readonly limit: number },
  criteria: readonly Criterion[],
  collected: Criterion | undefined,
): Query {
  const others = criteria.filter((criterion) => criterion !== collected);
  const conditions = [
    'a.modified >= ? AND a.modified <= ? AND (a.modified < ? OR a.row < ?) AND a.tracked = 1',
    ...others.map(() => 'instr(a.keys, ?) > 0'),
  ];
  const { since, at, row, limit } = bounds;
  const params = [since, at, at, row, ...others.map(listed), limit];
  const tail = `WHERE ${conditions.join(' AND ')} ORDER BY a.modified DESC, a.row DESC LIMIT ?`;
  if (collected === undefined) {
    return { sql: `SELECT a.row, a.modified, a.doc FROM activities a INDEXED BY activities_modified ${tail}`, params };
  }
  const { first, end } = rangeOf(collected);
  const from =
    '(SELECT DISTINCT activity FROM activity_keys WHERE key >= ? AND key < ?) chosen CROSS JOIN activities a';
  return {
    sql: `SELECT a.row, a.modified, a.doc FROM ${from} ON a.row = chosen.activity ${tail}`,
    params: [first, end, ...params],
  };
}

function rangeOf(criterion: Criterion): KeyRange {
  return criterion.kind === 'key' ? onlyKey(criterion.key) : keysStartingWith(criterion.prefix);
}

/** How a key stands in the list beside a document. */
const listed = (criterion: Criterion): string =>
  criterion.kind === 'key' ? `\n${criterion.key}\n` : `\n${criterion.prefix}`;
