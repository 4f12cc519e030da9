import { Wake } from '@foldwatch/platform';
import { OutagePauses, type PartitionConsumer, type Subscription } from '@foldwatch/platform-delivery';
import type { ParkedEvent } from '@foldwatch/ports';
import type { KafkaMessage } from 'kafkajs';
import { toLoggedEvent } from '../kafka-messages';
import type { KafkaConsumption } from './kafka-consumption';
import { PartitionBacklog } from './partition-backlog';

interface WorkerParts {
  readonly subscription: Subscription;
  readonly partition: number;
  /** Gaps are its nature. */
  readonly isCompacted: boolean;
  readonly consumption: KafkaConsumption;
  /** All events below are settled. */
  readonly settled: (next: number) => void;
  /** Fetches on after `take` said that it is enough. */
  readonly resume: () => void;
}

/** Hands one partition's events to one handler, batch by batch and in order, while kafkajs goes on fetching and beating. */
export class PartitionWorker implements PartitionConsumer {
  readonly group: string;
  readonly topic: string;
  readonly partition: number;
  private readonly backlog = new PartitionBacklog();
  private readonly due: (readonly ParkedEvent[])[] = [];
  private readonly wake = new Wake();
  private readonly stopping = new AbortController();
  private readonly grace = new AbortController();
  private readonly pauses: OutagePauses;
  private isHeld = false;
  /** Ends after `stop`, when the batch that is being handled is finished or given up. */
  readonly running: Promise<void>;

  constructor(private readonly parts: WorkerParts) {
    const { subscription, partition, consumption } = parts;
    this.group = subscription.group;
    this.topic = subscription.topic;
    this.partition = partition;
    this.pauses = new OutagePauses(subscription, consumption.settings);
    this.running = this.run();
  }

  /** Says whether more is welcome; if not, `resume` is called when it is. */
  take(fetched: readonly KafkaMessage[]): 'more' | 'enough' {
    const missing = this.backlog.add(fetched);
    if (missing > 0 && !this.parts.isCompacted) this.lose(Number(fetched[0]?.offset) - missing, missing);
    this.wake.ring();
    this.isHeld ||= this.backlog.isFull;
    return this.isHeld ? 'enough' : 'more';
  }

  /** Says that the log no longer had so many events from there on when the group came to them. */
  private lose(from: number, events: number): void {
    const { group, topic, partition } = this;
    this.parts.consumption.settings.report({ kind: 'lost', group, topic, partition, from, events });
  }

  get isRetrying(): boolean {
    return this.due.length > 0;
  }

  /** Events parked earlier are tried in a batch of their own, between two others. */
  retry(parked: readonly ParkedEvent[]): void {
    this.due.push(parked);
    this.wake.ring();
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

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        await this.step();
      } catch (error) {
        await this.pauses.after(error, this.stopping.signal);
      }
    }
  }

  private async step(): Promise<void> {
    const [parked] = this.due;
    if (parked !== undefined) await this.retryParked(parked);
    else if (this.backlog.isEmpty) await this.wake.wait();
    else await this.deliver();
  }

  private async deliver(): Promise<void> {
    const { consumption, subscription, settled: note } = this.parts;
    const place = { topic: this.topic, partition: this.partition };
    const messages = this.backlog.first(consumption.settings.batch);
    const tried = messages.map((message) => ({ event: toLoggedEvent(place, message), attempts: 0 }));
    const { settled, outage } = await consumption.attempts.execute(subscription, tried, this.grace.signal);
    const last = tried[settled - 1];
    if (last !== undefined) note(last.event.offset + 1);
    this.backlog.settle(messages.slice(0, settled));
    if (this.isHeld && this.backlog.hasRoom) this.release();
    await this.goOn(settled, outage);
  }

  private release(): void {
    this.isHeld = false;
    this.parts.resume();
  }

  private async retryParked(parked: readonly ParkedEvent[]): Promise<void> {
    try {
      const { consumption, subscription } = this.parts;
      const { settled, outage } = await consumption.attempts.execute(subscription, parked, this.grace.signal, parked);
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
