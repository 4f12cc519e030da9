import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import { schema } from './schema';

export type Row = Readonly<Record<string, SQLOutputValue>>;
export type Parameters = readonly SQLInputValue[];

const settings = `
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
PRAGMA cache_size = -8000;
PRAGMA foreign_keys = ON;
PRAGMA busy_timeout = 5000;
`;

/** For searches that ignore case; SQLite's own `lower` knows ASCII only. */
const fold = (value: SQLOutputValue): string => (typeof value === 'string' ? value.toLocaleLowerCase('en') : '');

/** One SQLite file: statements are prepared once, transactions may be nested and commit together. */
export class Database {
  private readonly sqlite: DatabaseSync;
  private readonly statements = new Map<string, StatementSync>();
  private depth = 0;
  private readonly afterCommit: (() => void)[] = [];

  constructor(path: string) {
    this.sqlite = new DatabaseSync(path);
    this.sqlite.exec(settings);
    this.sqlite.exec(schema);
    this.sqlite.function('fold', { deterministic: true }, fold);
  }

  run(sql: string, ...parameters: Parameters): { readonly lastId: number; readonly changes: number } {
    const { lastInsertRowid, changes } = this.prepare(sql).run(...parameters);
    return { lastId: Number(lastInsertRowid), changes: Number(changes) };
  }

  get(sql: string, ...parameters: Parameters): Row | undefined {
    return this.prepare(sql).get(...parameters);
  }

  all(sql: string, ...parameters: Parameters): readonly Row[] {
    return this.prepare(sql).all(...parameters);
  }

  /** Everything inside is written or nothing. */
  transaction<T>(work: () => T): T {
    if (this.depth > 0) return this.nested(work);
    this.sqlite.exec('BEGIN IMMEDIATE');
    try {
      const result = this.nested(work);
      this.sqlite.exec('COMMIT');
      this.announce();
      return result;
    } catch (error) {
      this.afterCommit.length = 0;
      if (this.sqlite.isTransaction) this.sqlite.exec('ROLLBACK');
      throw error;
    }
  }

  /** Nobody hears of what is rolled back. */
  onceCommitted(announcement: () => void): void {
    this.afterCommit.push(announcement);
    if (this.depth === 0) this.announce();
  }

  close(): void {
    this.statements.clear();
    this.sqlite.close();
  }

  private announce(): void {
    for (const announcement of this.afterCommit.splice(0)) announcement();
  }

  private nested<T>(work: () => T): T {
    this.depth += 1;
    try {
      return work();
    } finally {
      this.depth -= 1;
    }
  }

  private prepare(sql: string): StatementSync {
    const known = this.statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.sqlite.prepare(sql);
    if (this.statements.size >= 200) this.statements.clear();
    this.statements.set(sql, statement);
    return statement;
  }
}

export function textOf(row: Row, column: string): string {
  const value = row[column];
  return typeof value === 'string' ? value : '';
}

export function optionalTextOf(row: Row, column: string): string | undefined {
  const value = row[column];
  return typeof value === 'string' ? value : undefined;
}

export function numberOf(row: Row, column: string): number {
  return Number(row[column] ?? 0);
}

export function optionalNumberOf(row: Row, column: string): number | undefined {
  const value = row[column];
  return value === null || value === undefined ? undefined : Number(value);
}
