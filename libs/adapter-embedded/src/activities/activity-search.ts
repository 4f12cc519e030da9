import type { SQLInputValue } from 'node:sqlite';
import { searchWords } from '@foldwatch/domain';
import type { ActivityFilter } from '@foldwatch/ports';
import type { RowReader } from '../database/rows';
import { folderTerm, mailboxTerm, messageTerm, placementTerm, regardingTerm, tableTerm } from './activity-keys';
import { beginningWith, exactly, wordTerm } from './terms';

/** What an activity must have to be listed: terms, and beginnings of terms. */
export interface Criteria {
  readonly terms: readonly string[];
  readonly beginnings: readonly string[];
}

export interface Query {
  readonly sql: string;
  readonly params: readonly SQLInputValue[];
}

export function criteriaOf(filter: ActivityFilter): Criteria {
  const { messageId, regarding, regardingTable } = filter;
  return {
    terms: [
      ...(messageId === undefined ? [] : [messageTerm(messageId)]),
      ...placeTerms(filter),
      ...(regarding === undefined ? [] : [regardingTerm(regarding.table, regarding.id)]),
      ...(regardingTable === undefined ? [] : [tableTerm(regardingTable)]),
    ],
    beginnings: searchWords(filter.words ?? []).map(wordTerm),
  };
}

function placeTerms({ mailboxId, folderId }: ActivityFilter): readonly string[] {
  if (mailboxId !== undefined && folderId !== undefined) return [placementTerm(mailboxId, folderId)];
  if (mailboxId !== undefined) return [mailboxTerm(mailboxId)];
  return folderId === undefined ? [] : [folderTerm(folderId)];
}

const expressionOf = ({ terms, beginnings }: Criteria): string =>
  [...terms.map(exactly), ...beginnings.map(beginningWith)].join(' AND ');

/** Whether fewer activities than `limit` meet all criteria. */
export async function areFew(rows: RowReader, criteria: Criteria, limit: number): Promise<boolean> {
  const expression = expressionOf(criteria);
  if (expression === '') return false;
  const sql = 'SELECT count(*) AS n FROM (SELECT 1 FROM activity_terms WHERE activity_terms MATCH ? LIMIT ?)';
  const [row] = await rows.all(sql, [expression, limit]);
  return Number(row?.['n']) < limit;
}

export interface ListBounds {
  readonly since: string;
  /** Behind this place in the list. */
  readonly at: string;
  readonly row: number;
  readonly limit: number;
}

const listed = `a.tracked = 1 AND a.modified >= ? AND a.modified <= ? AND (a.modified < ? OR a.row < ?)`;
const newestFirst = 'ORDER BY a.modified DESC, a.row DESC LIMIT ?';

/** Sorts the hits of the index. */
export function collectingQuery({ since, at, row, limit }: ListBounds, criteria: Criteria): Query {
  return {
    sql: `SELECT a.row, a.modified, a.doc
          FROM (SELECT rowid FROM activity_terms WHERE activity_terms MATCH ?) chosen
          CROSS JOIN activities a ON a.row = chosen.rowid WHERE ${listed} ${newestFirst}`,
    params: [expressionOf(criteria), since, at, at, row, limit],
  };
}

/** Tries the newest first, which finds a page soon when hits are many. */
export function walkingQuery({ since, at, row, limit }: ListBounds, { terms, beginnings }: Criteria): Query {
  const sought = [...terms.map((text) => `\n${text}\n`), ...beginnings.map((text) => `\n${text}`)];
  const conditions = [listed, ...sought.map(() => 'instr(a.terms, ?) > 0')];
  return {
    sql: `SELECT a.row, a.modified, a.doc FROM activities a INDEXED BY activities_modified
          WHERE ${conditions.join(' AND ')} ${newestFirst}`,
    params: [since, at, at, row, ...sought, limit],
  };
}
