/** Rows of a table by the names of its first row; names in lower case, without blanks and marks. */
export type CsvRow = ReadonlyMap<string, string>;

const separators = [',', ';', '\t'] as const;
type Separator = (typeof separators)[number];

/** A table as spreadsheets write it (RFC 4180), whichever of the usual separators they use. */
export function parseCsv(text: string): readonly CsvRow[] {
  const [head = [], ...rows] = split(text.replace(/^\uFEFF/u, ''), separatorOf(text)).filter((row) =>
    row.some((cell) => cell.trim() !== ''),
  );
  const names = head.map(columnName);
  return rows.map((row) => new Map(names.map((name, n) => [name, (row[n] ?? '').trim()])));
}

export const columnName = (title: string): string => title.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** The one that is most often in the first line. */
function separatorOf(text: string): Separator {
  const line = text.split(/\r?\n/u, 1)[0] ?? '';
  const times = (separator: string): number => line.split(separator).length;
  return separators.toSorted((a, b) => times(b) - times(a))[0] ?? ',';
}

/** By separator: one cell, quoted or not, and what ends it: a separator, the end of a line, or of the text. */
const cells = {
  ',': /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n|[\r\n]|$)/gu,
  ';': /(?:"((?:[^"]|"")*)"|([^;\r\n]*))(;|\r\n|[\r\n]|$)/gu,
  '\t': /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|[\r\n]|$)/gu,
} as const;

function split(text: string, separator: Separator): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(cells[separator])) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '') break;
    if (end !== separator) rows.push([]);
  }
  return rows;
}
