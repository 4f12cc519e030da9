import { pause } from '@foldwatch/platform';
import type { PartitionConsumer, Subscription } from '@foldwatch/platform-delivery';
import type { Consumer, EachBatchPayload, IMemberAssignment } from 'kafkajs';
import type { KafkaConsumption } from './kafka-consumption';
import { lossesOf } from './losses-of';
import { OffsetCommits } from './offset-commits';
import { PartitionWorker } from './partition-worker';
import { rendezvousAssigner } from './rendezvous-assigner';

/** Between two tries to join after kafkajs gave up for good. */
const rejoinMs = 1_000;

const lastWordMs = 2_000;

const fetchLimits = { minBytes: 1, maxBytes: 8_000_000, maxBytesPerPartition: 1_000_000 };

/**
 * One membership in one group, for all its topics. kafkajs fetches, beats and rebalances; what it fetched is worked off by
 * a worker for each partition, so that neither a slow handler nor an outage holds up the others or costs the membership.
 */
export class GroupConsumer {
  private readonly workers = new Map<string, PartitionWorker>();
  private readonly byName: ReadonlyMap<string, Subscription>;
  private readonly commits = new OffsetCommits((offsets) => this.consumer.commitOffsets(offsets));
  private readonly stopping = new AbortController();
  private consumer: Consumer;
  private joined = false;

  constructor(
    private readonly group: string,
    private readonly subscriptions: readonly Subscription[],
    private readonly partitionCount: number,
    private readonly consumption: KafkaConsumption,
  ) {
    this.byName = new Map(subscriptions.map((one) => [consumption.names.onBroker(one.topic), one]));
    this.consumer = this.newConsumer();
  }

  /** Members may own nothing, where there are more of them than partitions. */
  get hasJoined(): boolean {
    return this.joined;
  }

  get partitions(): readonly PartitionConsumer[] {
    return [...this.workers.values()];
  }

  /** Joins, and joins anew whenever kafkajs has given up; brokers that are away at the start are waited for. */
  start(): void {
    void this.join();
  }

  /** Takes no new batches, lets running ones finish within the grace, tells how far it came, and leaves the group. */
  async stop(): Promise<void> {
    const grace = AbortSignal.timeout(this.consumption.settings.graceMs);
    this.stopping.abort();
    for (const worker of this.workers.values()) worker.stop();
    await within(grace, Promise.all([...this.workers.values()].map(({ running }) => running)));
    for (const worker of this.workers.values()) worker.abandon();
    await within(lastWord(grace), this.commits.close());
    await within(lastWord(grace), this.consumer.disconnect());
  }

  /** Leaves at once; what is being handled is not noted, so it is delivered again. */
  async abandon(): Promise<void> {
    this.stopping.abort();
    for (const worker of this.workers.values()) worker.abandon();
    await within(AbortSignal.timeout(lastWordMs), this.consumer.disconnect());
  }

  private newConsumer(): Consumer {
    const { kafka, names, instance, membership } = this.consumption;
    const consumer = kafka.consumer({
      groupId: names.group(this.group),
      partitionAssigners: [rendezvousAssigner(instance)],
      sessionTimeout: membership.sessionMs,
      heartbeatInterval: membership.heartBeatMs,
      rebalanceTimeout: membership.rebalanceMs,
      maxWaitTimeInMs: membership.fetchWaitMs,
      ...fetchLimits,
      allowAutoTopicCreation: false,
      retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 10, restartOnFailure: () => Promise.resolve(true) },
    });
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => this.assigned(payload.memberAssignment));
    consumer.on(consumer.events.HEARTBEAT, () => this.consumption.ownership.confirm());
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      if (!payload.restart && consumer === this.consumer) void this.join();
    });
    return consumer;
  }

  private async join(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        await this.consumer.connect();
        await this.consumer.subscribe({ topics: [...this.byName.keys()], fromBeginning: true });
        await this.tellLosses();
        await this.consumer.run({
          autoCommit: false,
          eachBatchAutoResolve: false,
          partitionsConsumedConcurrently: this.partitionCount * this.byName.size,
          eachBatch: (payload) => this.take(payload),
        });
        return;
      } catch (error) {
        await this.renew(error);
      }
    }
  }

  private async renew(error: unknown): Promise<void> {
    const { group, topic } = this.subscriptions[0] ?? { group: this.group, topic: '' };
    this.consumption.settings.report({ kind: 'paused', group, topic, error, pauseMs: rejoinMs });
    this.joined = false;
    const old = this.consumer;
    this.consumer = this.newConsumer();
    await old.disconnect().catch(() => undefined);
    await pause(rejoinMs, this.stopping.signal);
  }

  private async take(payload: EachBatchPayload): Promise<void> {
    const { topic, partition } = payload.batch;
    const worker = this.workers.get(keyOf(topic, partition));
    if (worker === undefined) return;
    if (worker.take(payload.batch.messages) === 'enough') this.consumer.pause([{ topic, partitions: [partition] }]);
    payload.resolveOffset(payload.batch.lastOffset());
  }

  private assigned(assignment: IMemberAssignment): void {
    if (this.stopping.signal.aborted) return;
    this.joined = true;
    const places = Object.entries(assignment).flatMap(([name, partitions]) =>
      partitions.map((partition) => ({ name, partition })),
    );
    const keys = new Set(places.map(({ name, partition }) => keyOf(name, partition)));
    for (const [key, worker] of this.workers) if (!keys.has(key)) this.release(key, worker);
    for (const { name, partition } of places) this.employ(name, partition);
    const numbers = new Set(places.map(({ partition }) => partition));
    this.consumption.ownership.replace(numbers, this.partitionCount);
  }

  private release(key: string, worker: PartitionWorker): void {
    worker.abandon();
    this.workers.delete(key);
    this.commits.forget(this.consumption.names.onBroker(worker.topic), worker.partition);
  }

  private employ(name: string, partition: number): void {
    const subscription = this.byName.get(name);
    if (subscription === undefined || this.workers.has(keyOf(name, partition))) return;
    const worker = new PartitionWorker({
      subscription,
      partition,
      isCompacted: this.consumption.compactedTopics.has(subscription.topic),
      consumption: this.consumption,
      settled: (next) => this.commits.note(name, partition, next),
      resume: () => this.consumer.resume([{ topic: name, partitions: [partition] }]),
    });
    this.workers.set(keyOf(name, partition), worker);
    // kafkajs remembers of a partition that it had before that it was paused.
    this.consumer.resume([{ topic: name, partitions: [partition] }]);
  }

  /**
   * Compares where the group was with what is kept, before kafkajs does: it would commit the place where it goes on. Brokers that
   * do not answer this have lost nothing by it.
   */
  private async tellLosses(): Promise<void> {
    const { kafka, names, settings } = this.consumption;
    const found = await lossesOf(kafka, names.group(this.group), [...this.byName.keys()]).catch(() => []);
    for (const { name, partition, from, events } of found) {
      settings.report({ kind: 'lost', group: this.group, topic: names.ofBroker(name), partition, from, events });
    }
  }
}

const keyOf = (name: string, partition: number): string => `${name}/${partition}`;

/** Also when the grace is used up, brokers that are there get to know how far the group came and that it leaves. */
const lastWord = (grace: AbortSignal): AbortSignal => (grace.aborted ? AbortSignal.timeout(lastWordMs) : grace);

/** Resolves when the work has ended, well or not, or the time is over. */
const within = (over: AbortSignal, work: Promise<unknown>): Promise<unknown> =>
  Promise.race([work.catch(() => undefined), new Promise((resolve) => over.addEventListener('abort', resolve))]);
