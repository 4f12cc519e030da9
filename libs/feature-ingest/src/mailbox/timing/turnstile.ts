import { pause } from '@foldwatch/platform';

/** Lets so many in at a time, in the order in which they came. */
export class Turnstile {
  private inside = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly places: number) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.inside >= this.places) await new Promise<void>((enter) => this.waiting.push(enter));
    else this.inside += 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.inside -= 1;
      else next();
    }
  }
}

/** Keeps work away from a server, or a mailbox, until a moment that only ever moves on. */
export class Gate {
  private closedUntilMs = 0;

  closeFor(durationMs: number): void {
    this.closedUntilMs = Math.max(this.closedUntilMs, Date.now() + durationMs);
  }

  open(): void {
    this.closedUntilMs = 0;
  }

  get closedForMs(): number {
    return Math.max(0, this.closedUntilMs - Date.now());
  }

  /** Resolves when it is open, or the signal is aborted. */
  async passed(signal: AbortSignal): Promise<void> {
    while (this.closedForMs > 0 && !signal.aborted) await pause(Math.min(this.closedForMs, maxPauseMs), signal);
  }
}

/** What the mailboxes of one server share, so that those of another never wait for it. */
export interface SharedServer {
  readonly gate: Gate;
  readonly turnstile: Turnstile;
}

/** A gate may be opened early; whoever waits notices within this. */
const maxPauseMs = 1_000;
