import { Wake } from '@foldwatch/platform';
import { OutagePauses, type PartitionConsumer, type Subscription } from '@foldwatch/platform-delivery';
import type { LoggedEvent, ParkedEvent } from '@foldwatch/ports';
import type { Consumption } from './consumption';
import type { Lane } from './log-lanes';

/** Hands one partition's events to one handler, batch by batch and in order, for one group. */
export class LaneConsumer implements PartitionConsumer {
  readonly group: string;
  readonly topic: string;
  readonly partition: number;
  private readonly wake = new Wake();
  private readonly stopping = new AbortController();
  private readonly grace = new AbortController();
  private readonly due: (readonly ParkedEvent[])[] = [];
  private readonly pauses: OutagePauses;
  private readonly forget: () => void;

  constructor(
    readonly lane: Lane,
    private readonly subscription: Subscription,
    private readonly consumption: Consumption,
  ) {
    this.group = subscription.group;
    this.topic = lane.topic;
    this.partition = lane.partition;
    this.pauses = new OutagePauses(subscription, consumption.settings);
    this.forget = consumption.log.growth.onGrowth(lane, () => this.wake.ring());
  }

  /** Ends after `stop`, when the batch that is being handled is finished or given up. Nothing that goes wrong ends it before. */
  async run(): Promise<void> {
    while (!this.isStopping) {
      try {
        await this.step();
      } catch (error) {
        await this.pauses.after(error, this.stopping.signal);
      }
    }
    this.forget();
  }

  /** Takes no further batch. */
  stop(): void {
    this.stopping.abort();
    this.wake.ring();
  }

  /** Gives up what still runs: it is told so, and what it comes to is no longer noted. */
  abandon(): void {
    this.stop();
    this.grace.abort();
  }

  get isRetrying(): boolean {
    return this.due.length > 0;
  }

  /** Events parked earlier are tried in a batch of their own, between two others. */
  retry(parked: readonly ParkedEvent[]): void {
    this.due.push(parked);
    this.wake.ring();
  }

  private get isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  private async step(): Promise<void> {
    const [parked] = this.due;
    if (parked !== undefined) {
      await this.retryParked(parked);
      return;
    }
    const { log, offsets, settings } = this.consumption;
    const from = offsets.find(this.group, this.lane);
    const end = log.lanes.end(this.lane);
    const events = await log.take(this.lane, from, settings.batch);
    if (events.length === 0) await this.waitBehind(from, end);
    else if (!this.isStopping) await this.deliver(events);
  }

  /** Nothing is left below the end when all of it was too old to be kept. */
  private async waitBehind(from: number, end: number): Promise<void> {
    if (from < end) this.consumption.offsets.commit(this.group, this.lane, end);
    else await this.wake.wait();
  }

  private async deliver(events: readonly LoggedEvent[]): Promise<void> {
    const tried = events.map((event) => ({ event, attempts: 0 }));
    const { attempts, offsets } = this.consumption;
    const { settled, outage } = await attempts.execute(this.subscription, tried, this.grace.signal);
    const last = events[settled - 1];
    if (last !== undefined) offsets.commit(this.group, this.lane, last.offset + 1);
    await this.goOn(settled, outage);
  }

  private async retryParked(parked: readonly ParkedEvent[]): Promise<void> {
    try {
      const { attempts } = this.consumption;
      const { settled, outage } = await attempts.execute(this.subscription, parked, this.grace.signal, parked);
      await this.goOn(settled, outage);
    } finally {
      this.due.shift();
    }
  }

  private async goOn(settled: number, outage: Error | undefined): Promise<void> {
    if (settled > 0) this.pauses.over();
    if (outage !== undefined) await this.pauses.after(outage, this.stopping.signal);
  }
}
