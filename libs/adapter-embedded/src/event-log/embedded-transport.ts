import { pause } from '@foldwatch/platform';
import type { EventBatch } from '@foldwatch/ports';
import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { lastValueFrom } from 'rxjs';
import type { Consumption } from './consumption';
import { LaneConsumer, type Subscription } from './lane-consumer';
import { ParkedRetries } from './parked-retries';

/** How far a group is behind on one partition. */
export interface GroupLag {
  readonly group: string;
  readonly topic: string;
  readonly partition: number;
  readonly events: number;
}

/**
 * Hands the log's events to Nest's event handlers, a batch at a time, and takes an outcome for each event back. Each pair
 * of group and partition is worked on by itself, in order.
 */
export class EmbeddedTransport extends Server implements CustomTransportStrategy {
  override readonly transportId = Symbol('embedded');
  /** A failing handler concerns the delivery, which reports it. */
  override readonly propagatesEventHandlerErrors = true;
  private readonly subscriptions: Subscription[] = [];
  private readonly stopping = new AbortController();
  private consumers: readonly LaneConsumer[] = [];
  private running: readonly Promise<void>[] = [];

  constructor(private readonly consumption: Consumption) {
    super();
  }

  /** Handlers of one topic are never chained as Nest would do: each belongs to a group of its own. */
  override addHandler(
    pattern: unknown,
    callback: MessageHandler,
    _isEventHandler?: boolean,
    extras?: Record<string, unknown>,
  ): void {
    const group = extras?.['group'];
    if (typeof pattern !== 'string' || typeof group !== 'string') {
      throw new TypeError(`the handler of ${String(pattern)} names no consumer group`);
    }
    const isTaken = this.subscriptions.some((one) => one.topic === pattern && one.group === group);
    if (isTaken) throw new TypeError(`group ${group} has two handlers of ${pattern}`);
    this.subscriptions.push({ topic: pattern, group, handle: (batch) => this.call(callback, batch) });
  }

  override listen(callback: (error?: unknown) => void): void {
    try {
      this.consumers = this.subscriptions.flatMap((subscription) =>
        this.consumption.log.lanes
          .of(subscription.topic)
          .map((lane) => new LaneConsumer(lane, subscription, this.consumption)),
      );
    } catch (error) {
      callback(error);
      return;
    }
    const retries = new ParkedRetries(this.consumers, this.consumption);
    this.running = [...this.consumers.map((consumer) => consumer.run()), retries.run(this.stopping.signal)];
    callback();
  }

  /** Takes no new batches, lets running ones finish within the grace, and notes how far each group came. */
  override async close(): Promise<void> {
    this.stop();
    const finished = new AbortController();
    const all = Promise.all(this.running).then(() => finished.abort());
    await Promise.race([all, pause(this.consumption.graceMs, finished.signal)]);
    await this.abandon();
    // An offset that cannot be written now only has events delivered again.
    await this.consumption.offsets.written().catch(() => undefined);
  }

  /** Gives running batches up at once; what they come to is not noted, so they are delivered again. */
  async abandon(): Promise<void> {
    this.stop();
    for (const consumer of this.consumers) consumer.abandon();
  }

  private stop(): void {
    this.stopping.abort();
    for (const consumer of this.consumers) consumer.stop();
  }

  /** Of every handler here; 0 where nothing waits. */
  lag(): readonly GroupLag[] {
    const { log, offsets } = this.consumption;
    return this.consumers.map(({ lane, subscription: { group } }) => ({
      group,
      topic: lane.topic,
      partition: lane.partition,
      events: Math.max(0, log.lanes.end(lane) - offsets.find(group, lane)),
    }));
  }

  override on(): void {
    throw new TypeError('the embedded transport has no events of its own');
  }

  override unwrap(): never {
    throw new TypeError('the embedded transport wraps nothing');
  }

  /** A handler gives its outcomes, a promise of them, or a stream of one. */
  private async call(callback: MessageHandler, batch: EventBatch<unknown>): Promise<unknown> {
    const result: unknown = await callback(batch);
    return lastValueFrom(this.transformToObservable(result));
  }
}
