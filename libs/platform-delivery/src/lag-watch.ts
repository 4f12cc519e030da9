import { pause } from '@foldwatch/platform';
import type { GroupLag } from './delivery-report';

/** Asks again and again how far groups are behind, and remembers the last answer; for logs that are asked over a network. */
export class LagWatch {
  private readonly stopping = new AbortController();
  private answer: readonly GroupLag[] | undefined;
  private readonly running: Promise<void>;

  constructor(
    private readonly ask: () => Promise<readonly GroupLag[]>,
    private readonly everyMs = 3_000,
  ) {
    this.running = this.run();
  }

  /** `undefined` while nobody can tell. */
  get latest(): readonly GroupLag[] | undefined {
    return this.answer;
  }

  /** One sentence when the groups are further behind than `mostEvents` on one partition, or nobody can tell. */
  problem(mostEvents: number): string | undefined {
    if (this.answer === undefined) return 'How far consumers are behind could not be asked from the event log.';
    const worst = Math.max(0, ...this.answer.map(({ events }) => events));
    return worst > mostEvents ? `${worst} events of one partition wait to be handled.` : undefined;
  }

  async close(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      this.answer = await this.ask().catch(() => undefined);
      await pause(this.everyMs, this.stopping.signal);
    }
  }
}
