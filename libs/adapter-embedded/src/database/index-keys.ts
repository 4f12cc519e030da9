import { createHash } from 'node:crypto';
import type { SQLInputValue } from 'node:sqlite';
import type { EmbeddedDatabase } from './embedded-database';

/** Longer texts are cut, and told apart by a hash. */
const maxLength = 200;
const separator = '\t';
const highest = '\u{10FFFF}';

/** One entry of an index over documents: a kind of key, and what is looked up. */
export const indexKey = (kind: string, ...parts: readonly string[]): string =>
  [kind, ...parts.map(shortened)].join(separator);

const shortened = (text: string): string => {
  const oneLine = text.replaceAll(/[\t\n\0]/g, ' ');
  if (oneLine.length <= maxLength) return oneLine;
  return `${oneLine.slice(0, maxLength)}${createHash('sha256').update(text).digest('base64url')}`;
};

/** Keys from `first` up to, and without, `end`. */
export interface KeyRange {
  readonly first: string;
  readonly end: string;
}

export const onlyKey = (key: string): KeyRange => ({ first: key, end: `${key}\u0000` });

export const keysStartingWith = (prefix: string): KeyRange => ({ first: prefix, end: `${prefix}${highest}` });

/** A document's keys as they stand beside it: sorted, a line each, so that an unchanged document costs no index work. */
export const keyList = (keys: Iterable<string>): string => `\n${[...new Set(keys)].toSorted().join('\n')}\n`;

const lines = (list: string): readonly string[] => list.split('\n').filter((line) => line !== '');

/** Brings an index table from what a document's keys were to what they are. */
export class KeyIndex {
  private readonly insertSql: string;
  private readonly deleteSql: string;

  constructor(
    private readonly database: EmbeddedDatabase,
    table: 'activity_keys' | 'record_keys',
  ) {
    this.insertSql = `INSERT INTO ${table} VALUES (?, ?)`;
    this.deleteSql = `DELETE FROM ${table} WHERE key = ? AND ${table === 'activity_keys' ? 'activity' : 'record'} = ?`;
  }

  change(row: SQLInputValue, before: string, after: string): void {
    if (before === after) return;
    const old = new Set(lines(before));
    const insert = this.database.statement(this.insertSql);
    for (const key of lines(after)) {
      if (!old.delete(key)) insert.run(key, row);
    }
    if (old.size === 0) return;
    const remove = this.database.statement(this.deleteSql);
    for (const key of old) remove.run(key, row);
  }
}
