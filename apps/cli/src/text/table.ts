export type Cell = string | number | null | undefined;

/** Aligned columns, numbers to the right. Without rows there is nothing, not even headings. */
export function tableLines(headings: readonly string[], rows: readonly (readonly Cell[])[]): readonly string[] {
  if (rows.length === 0) return [];
  const texts = [headings, ...rows.map((row) => row.map(textOf))];
  const columns = headings.map((_, at) => ({
    width: Math.max(...texts.map((row) => row[at]?.length ?? 0)),
    isOfNumbers: rows.some((row) => typeof row[at] === 'number'),
  }));
  const aligned = (row: readonly string[]): string =>
    columns
      .map(({ width, isOfNumbers }, at) => (isOfNumbers ? row[at]?.padStart(width) : row[at]?.padEnd(width)))
      .join('  ');
  return texts.map((row) => aligned(row).trimEnd());
}

/** One thing, a line for each of its properties; what is empty is left out. */
export function propertyLines(properties: Readonly<Record<string, Cell>>): readonly string[] {
  const given = Object.entries(properties).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const width = Math.max(0, ...given.map(([name]) => name.length));
  return given.map(([name, value]) => `${name.padEnd(width)}  ${String(value)}`);
}

const textOf = (cell: Cell): string => (cell === undefined || cell === null ? '-' : String(cell));
