import { setTimeout as pause } from 'node:timers/promises';
import type { ActivityView } from '../../product/api-types';
import { messageIdOf, type TrackedMailbox } from '../../product/tracked-mailbox';
import type { Product } from '../../product/product';

interface Drag {
  readonly mailbox: TrackedMailbox;
  readonly name: string;
  readonly folderId: string;
  readonly atMs: number;
}

/** People at work: mail comes into tracked folders one after the other, whatever happens meanwhile. */
export class SteadyDrags {
  private readonly drags: Drag[] = [];
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly product: Product,
    private readonly places: readonly { readonly mailbox: TrackedMailbox; readonly folderId: string }[],
    private readonly everyMs: number,
  ) {}

  begin(word: string): void {
    this.running = this.run(word);
  }

  /** Waits until all of it is recorded, once and in its place; gives the longest time from a drag to its activity. */
  async end(): Promise<{ readonly mails: number; readonly longestMs: number }> {
    this.stopping.abort();
    await this.running;
    let longestMs = 0;
    for (const { mailbox, name, folderId, atMs } of this.drags) {
      const activity = await mailbox.recordedIn(name, [folderId], 120_000);
      longestMs = Math.max(longestMs, Date.parse(activity.createdAt) - atMs);
    }
    const recorded = await this.product.all<ActivityView>('/activities');
    const ids = new Set(recorded.map(({ messageId }) => messageId));
    const missing = this.drags.filter(({ name }) => !ids.has(messageIdOf(name)));
    if (missing.length > 0 || ids.size !== recorded.length) throw new Error('some mail is missing or doubled');
    return { mails: this.drags.length, longestMs };
  }

  private async run(word: string): Promise<void> {
    for (let n = 0; !this.stopping.signal.aborted; n += 1) {
      const place = this.places[n % this.places.length];
      if (place === undefined) return;
      const name = `${word}-${n}`;
      const atMs = Date.now();
      await place.mailbox.deliver(name, place.folderId);
      this.drags.push({ ...place, name, atMs });
      await pause(this.everyMs);
    }
  }
}
