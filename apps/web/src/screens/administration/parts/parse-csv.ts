/** Rows of a table by the names of its first row; names in lower case, without blanks and marks. */
export type CsvRow = ReadonlyMap<string, string>;

const separators = [',', ';', '\t'] as const;

/** A table as spreadsheets write it (RFC 4180), whichever of the usual separators they use. */
export function parseCsv(text: string): readonly CsvRow[] {
  const [head = [], ...rows] = split(text.replace(/^\uFEFF/u, ''), separatorOf(text)).filter((cells) =>
    cells.some((cell) => cell.trim() !== ''),
  );
  const names = head.map(columnName);
  return rows.map((cells) => new Map(names.map((name, n) => [name, (cells[n] ?? '').trim()])));
}

export const columnName = (title: string): string => title.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** The one that is most often in the first line. */
function separatorOf(text: string): string {
  const line = text.split(/\r?\n/u, 1)[0] ?? '';
  const times = (separator: string): number => line.split(separator).length;
  return separators.toSorted((a, b) => times(b) - times(a))[0] ?? ',';
}

/** One cell, quoted or not, and what ends it: a separator, the end of a line, or of the text. */
const cellPattern = (separator: string): RegExp =>
  new RegExp(`(?:"((?:[^"]|"")*)"|([^${separator}\\r\\n]*))(${separator}|\\r\\n|[\\r\\n]|$)`, 'gu');

function split(text: string, separator: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(cellPattern(separator))) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '') break;
    if (end !== separator) rows.push([]);
  }
  return rows;
}
