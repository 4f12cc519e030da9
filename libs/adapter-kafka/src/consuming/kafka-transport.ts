import { pause, type HealthCheck } from '@foldwatch/platform';
import { BatchServer, ParkedRetries } from '@foldwatch/platform-delivery';
import { AppError } from '@foldwatch/ports';
import { toAppError } from '../event-log-unavailable';
import { partitionCounts } from '../partition-counts';
import { GroupConsumer } from './group-consumer';
import type { KafkaConsumption } from './kafka-consumption';

/** Between two tries to begin while the brokers are away or topics are missing. */
const againMs = 1_000;

/** Topics of one group must be cut alike, or no instance could own the same numbers of all of them. */
class UnequalPartitions extends AppError {
  override readonly code = 'unequal-partitions';
  override readonly retryable = false;
}

/** Hands the events of Kafka's topics to their handlers, as a member of each handler's group. */
export class KafkaTransport extends BatchServer {
  override readonly transportId = Symbol('kafka');
  private readonly stopping = new AbortController();
  private members: readonly GroupConsumer[] = [];
  private working: readonly Promise<void>[] = [];

  constructor(private readonly consumption: KafkaConsumption) {
    super();
  }

  /** Not well before every group was joined: nothing is handled until then. */
  readonly check: HealthCheck = {
    name: 'assigned',
    problem: () =>
      this.members.length > 0 && this.members.every(({ hasJoined }) => hasJoined)
        ? undefined
        : 'Not yet a member of its consumer group; nothing is handled until it is.',
  };

  /** Does not wait for brokers or topics: services may be started in any order. Until then a pause is reported. */
  override listen(callback: (error?: unknown) => void): void {
    const retries = new ParkedRetries(() => this.members.flatMap(({ partitions }) => partitions), this.consumption);
    this.working = [this.join(), retries.run(this.stopping.signal)];
    callback();
  }

  /** Takes no new batches, lets running ones finish within the grace, commits, and leaves the groups. */
  override async close(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.members.map((member) => member.stop()));
    await Promise.all(this.working);
  }

  /** Gives running batches up at once; what they come to is not noted, so they are delivered again. */
  async abandon(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.members.map((member) => member.abandon()));
  }

  private async join(): Promise<void> {
    while (!this.stopping.signal.aborted && this.members.length === 0 && this.subscriptions.length > 0) {
      try {
        const members = await this.newMembers();
        if (this.stopping.signal.aborted) return;
        this.members = members;
        for (const member of members) member.start();
      } catch (error) {
        this.tell(toAppError(error, 'Consumers cannot begin'));
        await pause(againMs, this.stopping.signal);
      }
    }
  }

  private tell(error: AppError): void {
    for (const { group, topic } of this.subscriptions) {
      this.consumption.settings.report({ kind: 'paused', group, topic, error, pauseMs: againMs });
    }
  }

  private async newMembers(): Promise<readonly GroupConsumer[]> {
    const topics = [...new Set(this.subscriptions.map(({ topic }) => topic))];
    const counts = await partitionCounts(this.consumption, topics);
    return [...Map.groupBy(this.subscriptions, ({ group }) => group)].map(([group, subscriptions]) => {
      const numbers = new Set(subscriptions.map(({ topic }) => counts.get(topic) ?? 0));
      const [count = 0] = numbers;
      if (numbers.size > 1) throw new UnequalPartitions(`The topics of ${group} have unequal numbers of partitions.`);
      return new GroupConsumer(group, subscriptions, count, this.consumption);
    });
  }
}
