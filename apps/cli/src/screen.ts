interface Stream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const barWidth = 30;
/** Where nobody watches, a line now and then says how far it is. */
const betweenLinesMs = 10_000;

/** What people and scripts see: results on standard output, everything else on standard error. */
export class Screen {
  private label: string | undefined;
  private nextLineAt = 0;
  private isBarOpen = false;

  constructor(
    private readonly out: Stream,
    private readonly err: Stream,
    private readonly isJson: boolean,
  ) {}

  say(sentence: string): void {
    this.closeBar();
    if (!this.isJson) this.out.write(`${sentence}\n`);
  }

  warn(sentence: string): void {
    this.closeBar();
    this.err.write(`${sentence}\n`);
  }

  tell(facts: Readonly<Record<string, unknown>>): void {
    this.closeBar();
    if (this.isJson) this.out.write(`${JSON.stringify(facts)}\n`);
  }

  /** A bar on a terminal, else a line when something new begins and every ten seconds. */
  progress(label: string, done: number, total: number): void {
    if (this.isJson) return;
    const share = total === 0 ? 1 : done / total;
    if (this.err.isTTY === true) this.drawBar(label, share);
    else this.writeLine(label, share);
    this.label = label;
  }

  private drawBar(label: string, share: number): void {
    if (this.label !== label) this.closeBar();
    const filled = Math.round(share * barWidth);
    const bar = `${'#'.repeat(filled)}${'.'.repeat(barWidth - filled)}`;
    this.err.write(`\r${label.padEnd(24)} [${bar}] ${percent(share).padStart(5)}`);
    this.isBarOpen = true;
  }

  private writeLine(label: string, share: number): void {
    const now = performance.now();
    if (this.label === label && now < this.nextLineAt) return;
    this.err.write(this.label === label ? `${label}: ${percent(share)}\n` : `${label}\n`);
    this.nextLineAt = now + betweenLinesMs;
  }

  private closeBar(): void {
    if (this.isBarOpen) this.err.write('\n');
    this.isBarOpen = false;
  }
}

const percent = (share: number): string => `${Math.floor(share * 100)} %`;
