import { backOffMs, pause } from '@foldwatch/platform';
import type { LoggedEvent, ParkedEvent } from '@foldwatch/ports';
import { deliverEvents } from '../delivery/deliver-events';
import { settleOutcomes, type Settlement, type TriedEvent } from '../delivery/settle-outcomes';
import type { BatchHandler } from '../delivery/try-batch';
import type { Consumption } from './consumption';
import type { Lane } from './log-lanes';
import { Wake } from './wake';

export interface Subscription {
  readonly topic: string;
  readonly group: string;
  readonly handle: BatchHandler;
}

/** Hands one partition's events to one handler, batch by batch and in order, for one group. */
export class LaneConsumer {
  private readonly wake = new Wake();
  private readonly stopping = new AbortController();
  private readonly grace = new AbortController();
  private readonly due: (readonly ParkedEvent[])[] = [];
  private readonly forget: () => void;
  private outages = 0;

  constructor(
    readonly lane: Lane,
    readonly subscription: Subscription,
    private readonly consumption: Consumption,
  ) {
    this.forget = consumption.log.growth.onGrowth(lane, () => this.wake.ring());
  }

  /** Ends after `stop`, when the batch that is being handled is finished or given up. */
  async run(): Promise<void> {
    while (!this.isStopping) {
      try {
        await this.step();
      } catch (error) {
        await this.pauseAfter(error);
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
    const { log, offsets, batch } = this.consumption;
    const from = offsets.find(this.subscription.group, this.lane);
    const end = log.lanes.end(this.lane);
    const events = await log.readLane(this.lane, from, batch);
    if (events.length === 0) await this.waitBehind(from, end);
    else if (!this.isStopping) await this.deliver(events);
  }

  /** Nothing is left below the end when all of it was too old to be kept. */
  private async waitBehind(from: number, end: number): Promise<void> {
    if (from < end) this.consumption.offsets.commit(this.subscription.group, this.lane, end);
    else await this.wake.wait();
  }

  private async deliver(events: readonly LoggedEvent[]): Promise<void> {
    const tried = events.map((event) => ({ event, attempts: 0 }));
    const { settled, outage } = await this.attempt(tried);
    const last = events[settled - 1];
    if (last !== undefined) this.consumption.offsets.commit(this.subscription.group, this.lane, last.offset + 1);
    if (outage !== undefined) await this.pauseAfter(outage);
  }

  private async retryParked(parked: readonly ParkedEvent[]): Promise<void> {
    try {
      const { outage } = await this.attempt(parked, parked);
      if (outage !== undefined) await this.pauseAfter(outage);
    } finally {
      this.due.shift();
    }
  }

  /** How many of the first events are settled: handled, or kept elsewhere durably. */
  private async attempt(
    tried: readonly TriedEvent[],
    parkedBefore: readonly ParkedEvent[] = [],
  ): Promise<{ readonly settled: number; readonly outage?: Error }> {
    const { clock, policy, readEvent } = this.consumption;
    const { group, handle } = this.subscription;
    const { outcomes, outage } = await deliverEvents(handle, readEvent, tried, this.grace.signal);
    if (this.grace.signal.aborted) return { settled: 0 };
    const settlement = settleOutcomes(group, tried, outcomes, { now: clock.now(), policy });
    const finished = new Set(settlement.finished);
    await this.keep(
      settlement,
      parkedBefore.filter((one) => finished.has(one)),
    );
    if (outcomes.length > 0) this.outages = 0;
    return { settled: outcomes.length, ...(outage !== undefined && { outage }) };
  }

  private async keep({ parked, dead }: Settlement, noLongerParked: readonly ParkedEvent[]): Promise<void> {
    const { group } = this.subscription;
    const { log, parkedEvents, report } = this.consumption;
    await Promise.all([
      parked.length > 0 && parkedEvents.park(parked),
      dead.length > 0 && log.publish(dead),
      noLongerParked.length > 0 && parkedEvents.remove(noLongerParked),
    ]);
    for (const { event, error } of parked) report({ kind: 'parked', group, topic: event.topic, code: error.code });
    for (let count = dead.length; count > 0; count -= 1) report({ kind: 'dead', group, topic: this.lane.topic });
  }

  /** Nothing that goes wrong ends the loop: what was not settled is delivered again after a pause that grows. */
  private async pauseAfter(error: unknown): Promise<void> {
    if (this.isStopping) return;
    const { firstMs, maxMs } = this.consumption.outagePauses;
    const pauseMs = backOffMs(this.outages, firstMs, maxMs);
    this.outages += 1;
    const { group } = this.subscription;
    this.consumption.report({ kind: 'paused', group, topic: this.lane.topic, error, pauseMs });
    await pause(pauseMs, this.stopping.signal);
  }
}
