import { pause } from '@foldwatch/platform';
import { BatchServer, ParkedRetries, type GroupLag } from '@foldwatch/platform-delivery';
import type { Consumption } from './consumption';
import { LaneConsumer } from './lane-consumer';

/** Hands the log's events to their handlers. Each pair of group and partition is worked on by itself, in order. */
export class EmbeddedTransport extends BatchServer {
  override readonly transportId = Symbol('embedded');
  private readonly stopping = new AbortController();
  private consumers: readonly LaneConsumer[] = [];
  private running: readonly Promise<void>[] = [];

  constructor(private readonly consumption: Consumption) {
    super();
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
    const retries = new ParkedRetries(() => this.consumers, this.consumption);
    this.running = [...this.consumers.map((consumer) => consumer.run()), retries.run(this.stopping.signal)];
    callback();
  }

  /** Takes no new batches, lets running ones finish within the grace, and notes how far each group came. */
  override async close(): Promise<void> {
    this.stop();
    const finished = new AbortController();
    const all = Promise.all(this.running).then(() => finished.abort());
    await Promise.race([all, pause(this.consumption.settings.graceMs, finished.signal)]);
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
    return this.consumers.map(({ lane, group, topic, partition }) => ({
      group,
      topic,
      partition,
      events: Math.max(0, log.lanes.end(lane) - offsets.find(group, lane)),
    }));
  }
}
