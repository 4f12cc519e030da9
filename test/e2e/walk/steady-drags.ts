import { setTimeout as pause } from 'node:timers/promises';
import type { ActivityView } from '../../product/api-types';
import { messageIdOf, type TrackedMailbox } from '../../product/tracked-mailbox';
import type { Product } from '../../product/product';
import { until } from '../../product/until';

interface Drag {
  readonly mailbox: TrackedMailbox;
  readonly name: string;
  readonly folderId: string;
  readonly atMs: number;
}

/** After so many they work ten times slower: a machine on which all takes long would be given more and more to do. */
const many = 1_500;

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
    const recorded = await until(() => this.recorded(), `${this.drags.length} mails to be recorded`, 180_000, 500);
    const waits = this.drags.map(
      ({ name, atMs }) => Date.parse(recorded.get(messageIdOf(name))?.createdAt ?? '') - atMs,
    );
    return { mails: this.drags.length, longestMs: Math.max(0, ...waits) };
  }

  /** Nothing before all of it is in its place; a mail that is there twice is an error at once. */
  private async recorded(): Promise<ReadonlyMap<string, ActivityView> | undefined> {
    const activities = await this.product.all<ActivityView>('/activities');
    const byMessage = new Map(activities.map((activity) => [activity.messageId ?? '', activity]));
    if (byMessage.size !== activities.length) throw new Error('a mail is recorded twice');
    const isInPlace = ({ mailbox, name, folderId }: Drag): boolean =>
      mailbox.placesOf(byMessage.get(messageIdOf(name))).join() === folderId;
    return this.drags.every(isInPlace) ? byMessage : undefined;
  }

  private async run(word: string): Promise<void> {
    for (let n = 0; !this.stopping.signal.aborted; n += 1) {
      const place = this.places[n % this.places.length];
      if (place === undefined) return;
      const name = `${word}-${n}`;
      const atMs = Date.now();
      await place.mailbox.deliver(name, place.folderId);
      this.drags.push({ ...place, name, atMs });
      await pause(n < many ? this.everyMs : 10 * this.everyMs);
    }
  }
}
