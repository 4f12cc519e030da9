import { UsageError } from '../command-problem';
import { perhaps } from '../reading/nearest';

export interface CsvRow<Column extends string> {
  /** As editors count. */
  readonly line: number;
  readonly values: ReadonlyMap<Column, string>;
}

interface CsvLine {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Rows by the names in the first line, of which none may be unknown. Separated by commas, semicolons or tabs (RFC 4180). */
export function csvRows<Column extends string>(text: string, columns: readonly Column[]): readonly CsvRow<Column>[] {
  const [head, ...lines] = readLines(text.replace(/^\uFEFF/, ''));
  if (head === undefined)
    throw new UsageError(`The file is empty. Its first line names columns: ${columns.join(', ')}.`);
  const names = head.cells.map((cell) => columnOf(cell.trim(), columns));
  return lines.map(({ line, cells }) => {
    if (cells.length > names.length) throw new UsageError(`Line ${line} has more cells than the first line has names.`);
    const values = names
      .map((name, at) => [name, cells[at]?.trim() ?? ''] as const)
      .filter(([, value]) => value !== '');
    return { line, values: new Map(values) };
  });
}

function columnOf<Column extends string>(name: string, columns: readonly Column[]): Column {
  const found = columns.find((column) => column.toLowerCase() === name.toLowerCase());
  if (found !== undefined) return found;
  throw new UsageError(
    `The first line names the column "${name}", which is none of ${columns.join(', ')}.${perhaps(name, columns)}`,
  );
}

/** Empty lines are none. */
function readLines(text: string): readonly CsvLine[] {
  const separator = [';', '\t'].find((one) => (text.split(/\r?\n/, 1)[0] ?? '').includes(one)) ?? ',';
  const found: CsvLine[] = [];
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const { cells, end } = readLine(text, at, separator);
    if (cells.some((cell) => cell.trim() !== '')) found.push({ line, cells });
    line += text.slice(at, end).split('\n').length - 1;
    at = end;
  }
  return found;
}

function readLine(text: string, from: number, separator: string): { cells: readonly string[]; end: number } {
  const cells: string[] = [];
  let at = from;
  for (;;) {
    const { value, end } = text[at] === '"' ? readQuoted(text, at) : readPlain(text, at, separator);
    cells.push(value);
    at = end;
    if (text[at] !== separator) break;
    at += 1;
  }
  if (text[at] === '\r') at += 1;
  if (text[at] !== undefined && text[at] !== '\n') throw new UsageError(`After a closing quote comes ${separator}.`);
  return { cells, end: at + 1 };
}

function readPlain(text: string, from: number, separator: string): { value: string; end: number } {
  let end = from;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { value: text.slice(from, end), end };
}

/** A quote inside is doubled; line breaks may be inside. */
function readQuoted(text: string, from: number): { value: string; end: number } {
  let value = '';
  for (let at = from + 1; ;) {
    const quote = text.indexOf('"', at);
    if (quote === -1) throw new UsageError('A quote is opened and never closed.');
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { value, end: quote + 1 };
    value += '"';
    at = quote + 2;
  }
}
