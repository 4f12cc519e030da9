import { csvLine, type CsvRow } from './csv';
import type { FieldProblem } from '../http/refusal';
import type { ImportColumnView, ImportQuery, ImportView, LineOutcome } from './import-views';
import type { ImportTable } from './read-table';

/** A line of a file, as it was, and what becomes of it. */
export interface ImportedLine extends CsvRow {
  readonly outcome: LineOutcome;
  /** Why it is refused. */
  readonly reasons: readonly string[];
}

const mostShown = 100;

/** Which lines of a file a call is about: all, or a portion, so that one sees a long file move on and can go on where it ended. */
export const portionOf = <Row>(
  rows: readonly Row[],
  { offset = 0, count = rows.length }: ImportQuery,
): readonly Row[] => rows.slice(offset, offset + count);

/** What is wrong with a line, by what its file calls the column. */
export const reasonsOf = (
  problems: readonly FieldProblem[],
  columns: readonly ImportColumnView[],
): readonly string[] => [
  ...new Set(
    problems.map(({ field, message }) => {
      const column = columns.find((one) => one.field === field);
      return `${column === undefined ? field : `“${column.name.trim()}”`} ${message}`;
    }),
  ),
];

interface Outcome {
  readonly table: Pick<ImportTable<string>, 'columns' | 'rows'>;
  readonly lines: readonly ImportedLine[];
}

export function toImportView({ table, lines }: Outcome, query: ImportQuery): ImportView {
  const { apply = false, offset = 0, report = false } = query;
  const of = (outcome: LineOutcome): readonly ImportedLine[] => lines.filter((line) => line.outcome === outcome);
  const [created, updated, unchanged, refused] = [of('created'), of('updated'), of('unchanged'), of('refused')];
  const next = offset + lines.length;
  return {
    applied: apply,
    columns: table.columns,
    lines: table.rows.length,
    created: created.length,
    updated: updated.length,
    unchanged: unchanged.length,
    refusedCount: refused.length,
    refused: refused.slice(0, mostShown).map(({ line, reasons }) => ({ line, reasons })),
    samples: [refused, created, updated, unchanged].flatMap((some) => some.slice(0, mostShown)),
    nextOffset: next < table.rows.length ? next : null,
    ...(report && { report: reportOf(table.columns, lines, offset === 0) }),
  };
}

/** To be corrected in a spreadsheet and sent again; the added columns are passed over then. */
export const refusedFile = ({ table: { columns }, lines }: Outcome): string =>
  [
    csvLine([...columns.map(({ name }) => name), 'line', 'refused because']),
    ...lines
      .filter(({ outcome }) => outcome === 'refused')
      .map(({ cells, line, reasons }) => csvLine([...cellsOf(columns, cells), String(line), reasons.join('; ')])),
  ].join('');

function reportOf(columns: readonly ImportColumnView[], lines: readonly ImportedLine[], isFirst: boolean): string {
  const head = csvLine([...columns.map(({ name }) => name), 'line', 'outcome', 'because']);
  const rows = lines.map(({ cells, line, outcome, reasons }) =>
    csvLine([...cellsOf(columns, cells), String(line), outcome, reasons.join('; ')]),
  );
  return [...(isFirst ? [head] : []), ...rows].join('');
}

const cellsOf = (columns: readonly unknown[], cells: readonly string[]): readonly string[] =>
  columns.map((_, at) => cells[at] ?? '');
