import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

// Loaded by itself in a worker, as it is or compiled: it may import nothing but what is built in.

interface Question {
  readonly no: number;
  readonly sql: string;
  readonly params: readonly SQLInputValue[];
}

const maxStatements = 200;
const connection = new DatabaseSync(String(workerData), { readOnly: true, timeout: 5000 });
const statements = new Map<string, StatementSync>();

function prepared(sql: string): StatementSync {
  let statement = statements.get(sql);
  if (statement === undefined) {
    if (statements.size >= maxStatements) statements.clear();
    statement = connection.prepare(sql);
    statements.set(sql, statement);
  }
  return statement;
}

/** Copies of errors lose their own properties, such as SQLite's code. */
const described = (error: unknown): object =>
  error instanceof Error
    ? { message: error.message, ...('errcode' in error && { errcode: error.errcode }) }
    : { message: 'unknown' };

const port = parentPort;
port?.on('message', ({ no, sql, params }: Question) => {
  const answer = (found: object): void => port.postMessage({ no, ...found }, []);
  try {
    answer({ rows: prepared(sql).all(...params) });
  } catch (error) {
    answer({ problem: described(error) });
  }
});
