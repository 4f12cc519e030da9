import type { SQLInputValue } from 'node:sqlite';
import { beginningWith, exactly } from './terms';
import type { RowReader } from './rows';

/** A table whose rows are found by the terms of an inverted index, and listed newest first. */
export interface TermList {
  readonly table: string;
  readonly index: string;
  /** The column that says how new a row is, and the index over it. */
  readonly sorted: string;
  readonly sortedIndex: string;
}

/** What a row must have: terms, one of several terms, terms that begin in one of several ways, and columns with a value. */
export interface Criteria {
  readonly terms: readonly string[];
  readonly alternatives?: readonly (readonly string[])[];
  readonly beginnings: readonly (readonly string[])[];
  readonly columns?: Readonly<Record<string, SQLInputValue>>;
  /** Columns that must not have a value. */
  readonly excluded?: Readonly<Record<string, SQLInputValue>>;
}

export interface ListBounds {
  readonly since: string;
  /** Behind this place in the list. */
  readonly at: string;
  readonly row: number;
  readonly limit: number;
}

export interface Query {
  readonly sql: string;
  readonly params: readonly SQLInputValue[];
}

const expressionOf = ({ terms, alternatives = [], beginnings }: Criteria): string =>
  [
    ...terms.map(exactly),
    ...alternatives.map((ways) => `(${ways.map(exactly).join(' OR ')})`),
    ...beginnings.map((ways) => `(${ways.map(beginningWith).join(' OR ')})`),
  ].join(' AND ');

/** Whether the index has fewer hits than `limit`. */
export async function areFew(rows: RowReader, list: TermList, criteria: Criteria, limit: number): Promise<boolean> {
  const expression = expressionOf(criteria);
  if (expression === '') return false;
  const sql = `SELECT count(*) AS n FROM (SELECT 1 FROM ${list.index} WHERE ${list.index} MATCH ? LIMIT ?)`;
  const [row] = await rows.all(sql, [expression, limit]);
  return Number(row?.['n']) < limit;
}

/** Sorts the hits of the index. */
export function collectingQuery(list: TermList, bounds: ListBounds, criteria: Criteria): Query {
  const { index, table } = list;
  const { where, params, order } = listed(list, bounds, criteria);
  return {
    sql: `SELECT a.row, a.${list.sorted}, a.doc
          FROM (SELECT rowid FROM ${index} WHERE ${index} MATCH ?) chosen
          CROSS JOIN ${table} a ON a.row = chosen.rowid WHERE ${where.join(' AND ')} ${order}`,
    params: [expressionOf(criteria), ...params, bounds.limit],
  };
}

/** Tries the newest first, which finds a page soon when hits are many. */
export function walkingQuery(list: TermList, bounds: ListBounds, criteria: Criteria): Query {
  const sought = [
    ...criteria.terms.map((text) => [`\n${text}\n`]),
    ...(criteria.alternatives ?? []).map((ways) => ways.map((text) => `\n${text}\n`)),
    ...criteria.beginnings.map((ways) => ways.map((text) => `\n${text}`)),
  ];
  const { where, params, order } = listed(list, bounds, criteria);
  const conditions = [...where, ...sought.map((ways) => `(${ways.map(() => 'instr(a.terms, ?) > 0').join(' OR ')})`)];
  return {
    sql: `SELECT a.row, a.${list.sorted}, a.doc FROM ${list.table} a INDEXED BY ${list.sortedIndex}
          WHERE ${conditions.join(' AND ')} ${order}`,
    params: [...params, ...sought.flat(), bounds.limit],
  };
}

function listed({ sorted }: TermList, { since, at, row }: ListBounds, { columns = {}, excluded = {} }: Criteria) {
  const wanted = Object.keys(columns).map((column) => `a.${column} = ?`);
  const unwanted = Object.keys(excluded).map((column) => `a.${column} <> ?`);
  const place = `a.${sorted} >= ? AND a.${sorted} <= ? AND (a.${sorted} < ? OR a.row < ?)`;
  return {
    where: [...wanted, ...unwanted, place],
    params: [...Object.values(columns), ...Object.values(excluded), since, at, at, row],
    order: `ORDER BY a.${sorted} DESC, a.row DESC LIMIT ?`,
  };
}
