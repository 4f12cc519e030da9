import { hash } from 'node:crypto';
import type { SQLInputValue } from 'node:sqlite';
import type { EmbeddedDatabase } from './embedded-database';

/** Longer texts stand in the index by their hash: Exchange's ids are long, and begin alike. */
const maxLength = 40;
const separator = '\t';
const highest = '\u{10FFFF}';

/** One entry of an index over documents: a kind of key, and what is looked up. */
export const indexKey = (kind: string, ...parts: readonly string[]): string =>
  [kind, ...parts.map(shortened)].join(separator);

/** One of the words of a document, whole, so that its beginning can be looked up. */
export const wordKey = (word: string): string => `w${separator}${word}`;

/** The domain of an address, whole: no domain can break a list of keys, and the step that added them could not have hashed. */
export const domainKey = (domain: string): string => `d${separator}${domain}`;

/** Into which record one was merged: as hex, so that no id can break a list of keys, whole like the domain. */
export const mergedKey = (table: string, id: string): string => ['m', hex(table), hex(id)].join(separator);

/** Whose own a record is, in the same form. */
export const readerKey = (systemUserId: string): string => ['o', hex(systemUserId)].join(separator);
/** The account that a record belongs to, in the same way. */
export const parentKey = (accountId: string): string => ['p', hex(accountId)].join(separator);

const hex = (text: string): string => Buffer.from(text).toString('hex').toUpperCase();

function shortened(text: string): string {
  if (text.length > maxLength) return `#${hashOf(text)}`;
  return /[\t\n\0]/.test(text) ? text.replaceAll(/[\t\n\0]/g, ' ') : text;
}

const hashes = new Map<string, string>();
const maxHashes = 10_000;

/** Remembered, since the same folders come again and again. */
function hashOf(text: string): string {
  const known = hashes.get(text);
  if (known !== undefined) return known;
  const hashed = hash('sha256', text, 'base64url').slice(0, 24);
  if (hashes.size >= maxHashes) hashes.clear();
  hashes.set(text, hashed);
  return hashed;
}

/** Keys from `first` up to, and without, `end`. */
export interface KeyRange {
  readonly first: string;
  readonly end: string;
}

export const onlyKey = (key: string): KeyRange => ({ first: key, end: `${key}\u0000` });

export const keysStartingWith = (prefix: string): KeyRange => ({ first: prefix, end: `${prefix}${highest}` });

/** A document's keys as they stand beside it: each once, a line each, so that an unchanged document costs no index work. */
export const keyList = (keys: Iterable<string>): string => `\n${[...new Set(keys)].join('\n')}\n`;

const lines = (list: string): readonly string[] => list.split('\n').filter((line) => line !== '');

/** Which column of an index table names the document. */
const documentColumns = { activity_keys: 'activity', record_keys: 'record', waiting_keys: 'reply' } as const;

/** Brings an index table from what a document's keys were to what they are. */
export class KeyIndex {
  private readonly insertSql: string;
  private readonly deleteSql: string;

  constructor(
    private readonly database: EmbeddedDatabase,
    table: keyof typeof documentColumns,
  ) {
    this.insertSql = `INSERT INTO ${table} VALUES (?, ?)`;
    this.deleteSql = `DELETE FROM ${table} WHERE key = ? AND ${documentColumns[table]} = ?`;
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

/** Behind a column: one of the values of a list, which is given as JSON. */
export const among = 'IN (SELECT asked.value FROM json_each(?) asked)';
