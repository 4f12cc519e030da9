interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** For people, or for scripts: one object at the end, or an object a line as they come. */
export type ScreenFormat = 'text' | 'json' | 'json-lines';

interface ScreenOptions {
  readonly format: ScreenFormat;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const widestBar = 30;
const labelWidth = 28;
/** Also of a terminal that does not say how wide it is, or says 0. */
const usualColumns = 80;
/** Where nobody watches, a line now and then says how far it is. */
const betweenLinesMs = 10_000;

/** What people and scripts see: results on standard output, everything else on standard error. */
export class Screen {
  private label: string | undefined;
  private nextLineAt = 0;
  private isBarOpen = false;
  private readonly format: ScreenFormat;
  private readonly hasBars: boolean;
  private readonly hasColors: boolean;

  constructor(
    private readonly out: Stream,
    private readonly err: Stream,
    { format, env }: ScreenOptions,
  ) {
    this.format = format;
    const isDumb = env['TERM'] === 'dumb';
    this.hasBars = err.isTTY === true && !isDumb;
    this.hasColors = out.isTTY === true && !isDumb && (env['NO_COLOR'] ?? '') === '';
  }

  /** Whether whoever reads takes things one by one, as soon as they are there. */
  get isOfLines(): boolean {
    return this.format === 'json-lines';
  }

  say(sentence: string): void {
    this.closeBar();
    if (this.format === 'text') this.out.write(`${this.painted(printable(sentence))}\n`);
  }

  /** About what is being done, not its result. */
  note(sentence: string): void {
    this.closeBar();
    if (this.format === 'text') this.err.write(`${printable(sentence)}\n`);
  }

  warn(sentence: string): void {
    this.closeBar();
    this.err.write(`${printable(sentence)}\n`);
  }

  /** An object of its own line; people see nothing of it. */
  tell(fact: object): void {
    this.closeBar();
    if (this.format !== 'text') this.out.write(`${escaped(JSON.stringify(fact))}\n`);
  }

  /** A bar on a terminal, else a line when something new begins and every ten seconds. Without a total it only counts. */
  progress(label: string, done: number, total?: number): void {
    if (this.format !== 'text') return;
    if (this.hasBars) this.drawBar(label, done, total);
    else this.writeLine(label, shareText(done, total));
    this.label = label;
  }

  private drawBar(label: string, done: number, total: number | undefined): void {
    if (this.label !== label) this.closeBar();
    this.err.write(`\r${barText(label, { done, total, columns: this.err.columns || usualColumns })}\u001B[K`);
    this.isBarOpen = true;
  }

  private writeLine(label: string, share: string): void {
    const now = performance.now();
    if (this.label === label && now < this.nextLineAt) return;
    this.err.write(this.label === label ? `${label}: ${share}\n` : `${label}\n`);
    this.nextLineAt = now + betweenLinesMs;
  }

  private closeBar(): void {
    if (this.isBarOpen) this.err.write('\n');
    this.isBarOpen = false;
  }

  private painted(sentence: string): string {
    if (!this.hasColors) return sentence;
    return sentence.replace(/^\s*✓/, '\u001B[32m$&\u001B[39m').replace(/^\s*✗/, '\u001B[31m$&\u001B[39m');
  }
}

interface BarState {
  readonly done: number;
  readonly total: number | undefined;
  readonly columns: number;
}

function barText(label: string, { done, total, columns }: BarState): string {
  const name = label.padEnd(labelWidth);
  if (total === undefined) return `${name} ${done}`.slice(0, columns - 1);
  const width = Math.max(0, Math.min(widestBar, columns - name.length - 10));
  const filled = Math.round(shareOf(done, total) * width);
  const bar = `${'#'.repeat(filled)}${'.'.repeat(width - filled)}`;
  return `${name} [${bar}] ${shareText(done, total).padStart(5)}`.slice(0, columns - 1);
}

const shareOf = (done: number, total: number): number => (total === 0 ? 1 : Math.min(1, done / total));

const shareText = (done: number, total: number | undefined): string =>
  total === undefined ? String(done) : `${Math.floor(shareOf(done, total) * 100)} %`;

/** Subjects and names are written by strangers: nothing in them moves the cursor, colours, or turns the line round. */
const printable = (text: string): string => text.replace(/[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069]/gu, '');

/** JSON leaves some controls as they are, which a terminal would obey. */
const escaped = (json: string): string =>
  json.replace(/[\u007F-\u009F]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
