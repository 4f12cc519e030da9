import { once } from 'node:events';
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { DatabaseSync, StatementSync, type SQLInputValue } from 'node:sqlite';

interface Write {
  readonly sql: string;
  readonly params: readonly SQLInputValue[];
}

/** Writes of one transaction that was committed, in their order. */
export type Transaction = readonly Write[];

const isWrite = (sql: string): boolean => /^\s*(INSERT|UPDATE|DELETE)/i.test(sql);

/** Notes every row that SQLite is told to write in this process, transaction by transaction. */
export class WriteRecorder {
  /** Since the beginning. */
  transactions = 0;
  private file: WriteStream | undefined;
  private open: Write[] = [];

  constructor() {
    const run: unknown = Reflect.get(StatementSync.prototype, 'run');
    if (typeof run !== 'function') throw new TypeError('this Node has no StatementSync to watch');
    const recorded = new Proxy(run, {
      apply: (target, statement: StatementSync, params: readonly SQLInputValue[]): unknown => {
        this.note(statement.sourceSQL, params);
        return Reflect.apply(target, statement, params);
      },
    });
    Reflect.set(StatementSync.prototype, 'run', recorded);
  }

  /** From here on to this file; what is written while there is none is not noted. */
  begin(path: string): void {
    this.file = createWriteStream(path);
  }

  async end(): Promise<void> {
    const { file } = this;
    this.file = undefined;
    file?.end();
    if (file !== undefined) await once(file, 'finish');
  }

  private note(sql: string, params: readonly SQLInputValue[]): void {
    if (sql === 'COMMIT') this.transactions += 1;
    if (this.file === undefined) return;
    if (isWrite(sql)) this.open.push({ sql, params });
    else if (sql === 'ROLLBACK') this.open = [];
    else if (sql === 'COMMIT') {
      if (this.open.length > 0) this.file.write(`${JSON.stringify(this.open)}\n`);
      this.open = [];
    }
  }
}

export async function readTransactions(path: string): Promise<readonly Transaction[]> {
  const transactions: Transaction[] = [];
  const statements = new Map<string, string>();
  for await (const line of createInterface({ input: createReadStream(path) })) {
    const transaction: Transaction = JSON.parse(line);
    transactions.push(transaction.map(({ sql, params }) => ({ sql: sameText(statements, sql), params })));
  }
  return transactions;
}

/** One string for each statement, so that looking it up costs the bare loop nothing. */
function sameText(known: Map<string, string>, text: string): string {
  const same = known.get(text) ?? text;
  known.set(same, same);
  return same;
}

/** Writes the same rows in the same transactions to the same tables, and does nothing else. */
export class BareLoop {
  private readonly connection: DatabaseSync;
  private readonly statements = new Map<string, StatementSync>();

  constructor(path: string) {
    this.connection = new DatabaseSync(path);
    this.connection.exec('PRAGMA synchronous = FULL; PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY;');
  }

  run(transactions: readonly Transaction[]): void {
    for (const transaction of transactions) {
      this.statement('BEGIN IMMEDIATE').run();
      for (const { sql, params } of transaction) this.statement(sql).run(...params);
      this.statement('COMMIT').run();
    }
  }

  close(): void {
    this.connection.close();
  }

  private statement(sql: string): StatementSync {
    let statement = this.statements.get(sql);
    if (statement === undefined) {
      statement = this.connection.prepare(sql);
      this.statements.set(sql, statement);
    }
    return statement;
  }
}
