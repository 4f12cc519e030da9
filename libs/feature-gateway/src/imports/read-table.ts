import { parseCsv, type CsvRow } from './csv';
import { fileText, refusal } from './file-text';
import { mostLines, type ImportColumnView } from './import-views';

/** A file by the names of its columns. */
export interface ImportTable<F extends string> {
  readonly columns: readonly ImportColumnView[];
  readonly rows: readonly (CsvRow & { readonly values: Readonly<Partial<Record<F, string>>> })[];
}

/** Names by which a column is known, in any case and without what is between the words. */
export type ColumnNames<F extends string> = Readonly<Record<F, readonly string[]>>;

/** Without a column for the field that tells lines apart, nothing can be made of a file. */
export function readTable<F extends string>(file: unknown, names: ColumnNames<F>, key: F): ImportTable<F> {
  const { rows, openQuoteLine } = parseCsv(fileText(file));
  if (openQuoteLine !== undefined) throw refusal(`has a quotation mark in line ${openQuoteLine} that nothing closes`);
  const [header, ...lines] = rows;
  if (header === undefined) throw refusal('is empty');
  if (lines.length > mostLines) {
    throw refusal(`has ${lines.length} lines, and may have ${mostLines}; send it in several parts`);
  }
  const mapped = header.cells.map((name) => fieldOf(name, names));
  const fields = mapped.filter((field) => field !== undefined);
  if (new Set(fields).size < fields.length) throw refusal('has two columns for the same field');
  if (!fields.includes(key)) {
    throw refusal(`needs a first line with the names of columns, one of them ${oneOf([key, ...names[key]])}`);
  }
  if (lines.length === 0) throw refusal('has no line below the names of columns');
  return {
    columns: header.cells.map((name, at) => ({ name: name.slice(0, 200), field: mapped[at] ?? null })),
    rows: lines.map((row) => ({ ...row, values: valuesOf(row, mapped) })),
  };
}

const oneOf = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(' or ');

function valuesOf<F extends string>({ cells }: CsvRow, mapped: readonly (F | undefined)[]) {
  const values: Partial<Record<F, string>> = {};
  for (const [at, field] of mapped.entries()) if (field !== undefined) values[field] = oneLine(cells[at] ?? '');
  return values;
}

/** Spreadsheets break lines within cells; names have one. */
const oneLine = (cell: string): string =>
  cell
    .split(/[\r\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join(' ');

function fieldOf<F extends string>(name: string, names: ColumnNames<F>): F | undefined {
  const plain = plainName(name);
  const isField = (field: string): field is F => Object.hasOwn(names, field);
  return Object.keys(names)
    .filter(isField)
    .find((field) => [field, ...names[field]].some((known) => plainName(known) === plain));
}

const plainName = (name: string): string => name.toLowerCase().replaceAll(/[^a-z]/g, '');
