import { randomId } from '@foldwatch/platform';
import type { Hint } from './hint';

const mostKept = 2_000;

/** The latest hints, numbered. Whoever reads keeps the own place, so that a slow reader costs nothing and only falls behind. */
export class HintLog {
  /** Names this log, so that a place in another one, of another gateway or from before, is not taken for one of this. */
  private readonly name = randomId();
  private readonly hints: Hint[] = [];
  private dropped = 0;
  private readonly waiting = new Set<() => void>();

  get end(): number {
    return this.dropped + this.hints.length;
  }

  add(hints: readonly Hint[]): void {
    if (hints.length === 0) return;
    this.hints.push(...hints);
    const tooMany = this.hints.length - mostKept;
    if (tooMany > 0) {
      this.hints.splice(0, tooMany);
      this.dropped += tooMany;
    }
    for (const wakeUp of this.waiting) wakeUp();
  }

  /** What was added since; `undefined` when part of it is no longer kept. */
  since(place: number): readonly Hint[] | undefined {
    return place < this.dropped ? undefined : this.hints.slice(place - this.dropped);
  }

  /** Resolves when there is something behind the place, or when `signal` is aborted. */
  async grown(place: number, signal: AbortSignal): Promise<void> {
    if (this.end > place || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const wakeUp = (): void => {
        this.waiting.delete(wakeUp);
        signal.removeEventListener('abort', wakeUp);
        resolve();
      };
      this.waiting.add(wakeUp);
      signal.addEventListener('abort', wakeUp);
    });
  }

  nameOf(place: number): string {
    return `${this.name}.${place}`;
  }

  /** The place that a reader had; `undefined` for what this log did not give. */
  placeOf(named: string): number | undefined {
    const [name, number = ''] = named.split('.');
    const place = /^\d{1,15}$/.test(number) ? Number(number) : Number.NaN;
    return name === this.name && place <= this.end ? place : undefined;
  }
}
