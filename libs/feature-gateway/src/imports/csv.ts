/** One line of a file: where it began, since a quoted cell may go on over several lines. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvFile {
  readonly rows: readonly CsvRow[];
  /** The line of a quotation mark that nothing closes; all behind it was taken for one cell. */
  readonly openQuoteLine: number | undefined;
}

const delimiters = [',', ';', '\t'] as const;
const byteOrderMark = '\uFEFF';

/** Cells as spreadsheets write them (RFC 4180), with whichever delimiter the first line has most; empty lines are left out. */
export function parseCsv(text: string): CsvFile {
  const content = text.startsWith(byteOrderMark) ? text.slice(1) : text;
  return new Reader(content, delimiterOf(content)).read();
}

function delimiterOf(text: string): string {
  const [first = ''] = text.split(/\r?\n/, 1);
  const counted = delimiters.map((delimiter) => ({ delimiter, n: first.split(delimiter).length }));
  return counted.reduce((best, one) => (one.n > best.n ? one : best)).delimiter;
}

class Reader {
  private at = 0;
  private line = 1;
  private openQuoteLine: number | undefined;

  constructor(
    private readonly text: string,
    private readonly delimiter: string,
  ) {}

  read(): CsvFile {
    const rows: CsvRow[] = [];
    while (this.at < this.text.length) {
      const row = this.row();
      if (row.cells.some((cell) => cell.trim() !== '')) rows.push(row);
    }
    return { rows, openQuoteLine: this.openQuoteLine };
  }

  private row(): CsvRow {
    const { line } = this;
    const cells = [this.cell()];
    while (this.text[this.at] === this.delimiter) {
      this.at += 1;
      cells.push(this.cell());
    }
    if (this.text[this.at] === '\r') this.at += 1;
    if (this.text[this.at] === '\n') this.at += 1;
    this.line += 1;
    return { line, cells };
  }

  private cell(): string {
    return this.text[this.at] === '"' ? this.quoted() : this.plain();
  }

  private plain(): string {
    const from = this.at;
    while (this.at < this.text.length && !this.isEnd()) this.at += 1;
    return this.text.slice(from, this.at);
  }

  private isEnd(): boolean {
    const char = this.text[this.at];
    return char === this.delimiter || char === '\n' || (char === '\r' && this.text[this.at + 1] === '\n');
  }

  /** A quote is written twice within quotes; what follows the closing one belongs to the cell too. */
  private quoted(): string {
    const parts: string[] = [];
    const { line } = this;
    this.at += 1;
    for (;;) {
      const end = this.text.indexOf('"', this.at);
      const part = this.text.slice(this.at, end === -1 ? this.text.length : end);
      parts.push(part);
      this.line += part.split('\n').length - 1;
      this.at = end === -1 ? this.text.length : end + 1;
      if (end === -1) this.openQuoteLine = line;
      if (end === -1 || this.text[this.at] !== '"') break;
      parts.push('"');
      this.at += 1;
    }
    return parts.join('') + this.plain();
  }
}

/** What a spreadsheet would take for a formula, also where it takes another delimiter than ours for its own. */
const formula = /^[=+\-@\t\r]/;
const formulaBehindDelimiter = /([,;\t\r\n])(?=[=+\-@])/g;

/** A line of a file that a spreadsheet may open, whichever delimiter it takes for its own: no cell of it is run. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(safeCell).join(',')}\r\n`;

function safeCell(cell: string): string {
  const inside = cell.replaceAll(formulaBehindDelimiter, "$1'");
  const safe = formula.test(inside) ? `'${inside}` : inside;
  return /[",;\t\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
