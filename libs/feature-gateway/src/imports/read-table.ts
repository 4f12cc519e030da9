import { InvalidRequest } from '../http/refusal';
import { parseCsv, type CsvRow } from './csv';
import type { ImportColumnView } from './import-views';

const mostLines = 10_000;

/** A file by the names of its columns. */
export interface ImportTable<F extends string> {
  readonly columns: readonly ImportColumnView[];
  readonly fields: ReadonlySet<F>;
  readonly rows: readonly (CsvRow & { readonly values: Readonly<Partial<Record<F, string>>> })[];
}

/** Names by which a column is known, in any case and without what is between the words. */
export type ColumnNames<F extends string> = Readonly<Record<F, readonly string[]>>;

export function readTable<F extends string>(file: unknown, names: ColumnNames<F>): ImportTable<F> {
  const [header, ...lines] = parseCsv(textOf(file));
  if (header === undefined) throw refusal('has no line with the names of columns');
  if (lines.length > mostLines) throw refusal(`must have at most ${mostLines} lines`);
  const mapped = header.cells.map((name) => fieldOf(name, names));
  const fields = mapped.filter((field) => field !== undefined);
  if (new Set(fields).size < fields.length) throw refusal('has two columns for the same field');
  return {
    columns: header.cells.map((name, at) => ({ name: name.slice(0, 200), field: mapped[at] ?? null })),
    fields: new Set(fields),
    rows: lines.map((row) => ({ ...row, values: valuesOf(row, mapped) })),
  };
}

function valuesOf<F extends string>({ cells }: CsvRow, mapped: readonly (F | undefined)[]) {
  const values: Partial<Record<F, string>> = {};
  for (const [at, field] of mapped.entries()) if (field !== undefined) values[field] = (cells[at] ?? '').trim();
  return values;
}

function fieldOf<F extends string>(name: string, names: ColumnNames<F>): F | undefined {
  const plain = plainName(name);
  const isField = (field: string): field is F => Object.hasOwn(names, field);
  return Object.keys(names)
    .filter(isField)
    .find((field) => [field, ...names[field]].some((known) => plainName(known) === plain));
}

const plainName = (name: string): string => name.toLowerCase().replaceAll(/[^a-z]/g, '');

function textOf(file: unknown): string {
  try {
    return Buffer.isBuffer(file) ? new TextDecoder('utf-8', { fatal: true }).decode(file) : '';
  } catch {
    throw refusal('must be in UTF-8');
  }
}

export const refusal = (message: string): InvalidRequest => new InvalidRequest([{ field: 'body', message }]);
