import type { Admin, Kafka } from 'kafkajs';
import { toAppError } from './event-log-unavailable';
import { openCluster, type OffsetCommit } from './kafka-cluster';
import { patiently } from './patiently';
import type { TopicNames } from './topic-names';
import { withAdmin } from './with-admin';

export interface GroupOffset {
  readonly topic: string;
  readonly partition: number;
  /** The first event that the group has not handled. */
  readonly next: number;
}

/** Who commits without being a member. */
const nobody = { groupGenerationId: -1, memberId: '' };

/** Looks at topics and consumer groups as a whole, and says where groups shall begin. Raises `EventLogUnavailable`. */
export class KafkaGroups {
  constructor(
    private readonly kafka: Kafka,
    private readonly names: TopicNames,
  ) {}

  /** The end of each partition, of those topics that there are. */
  ends(topics: readonly string[]): Promise<ReadonlyMap<string, readonly number[]>> {
    return this.ask('Topics could not be looked at', async (admin) => {
      const present = new Set(await admin.listTopics());
      const found = topics.filter((topic) => present.has(this.names.onBroker(topic)));
      const ends = await Promise.all(
        found.map(async (topic) => {
          const ranges = await admin.fetchTopicOffsets(this.names.onBroker(topic));
          const inOrder = ranges.toSorted((a, b) => a.partition - b.partition);
          return [topic, inOrder.map(({ high }) => Number(high))] as const;
        }),
      );
      return new Map(ends);
    });
  }

  /** Those that have members at this moment. */
  active(groups: readonly string[]): Promise<readonly string[]> {
    return this.ask('Consumer groups could not be looked at', async (admin) => {
      const described = await admin.describeGroups(groups.map((group) => this.names.group(group)));
      const active = new Set(
        described.groups.filter(({ members }) => members.length > 0).map(({ groupId }) => groupId),
      );
      return groups.filter((group) => active.has(this.names.group(group)));
    });
  }

  /** Brokers refuse it while the group has members; whoever sets it is none, and so leaves none behind when killed. */
  async setOffsets(group: string, offsets: readonly GroupOffset[]): Promise<void> {
    const topics = [...Map.groupBy(offsets, ({ topic }) => topic)].map(([topic, own]) => ({
      topic: this.names.onBroker(topic),
      partitions: own.map(({ partition, next }) => ({ partition, offset: String(next) })),
    }));
    await this.commit({ groupId: this.names.group(group), ...nobody, topics });
  }

  private async commit(offsets: OffsetCommit): Promise<void> {
    const cluster = openCluster(this.kafka);
    try {
      await cluster.connect();
      await patiently(async () => (await cluster.findGroupCoordinator(offsets)).offsetCommit(offsets));
    } catch (error) {
      throw toAppError(error, 'Offsets could not be set');
    } finally {
      await cluster.disconnect().catch(() => undefined);
    }
  }

  private async ask<T>(what: string, question: (admin: Admin) => Promise<T>): Promise<T> {
    try {
      return await patiently(() => withAdmin(this.kafka, question));
    } catch (error) {
      throw toAppError(error, what);
    }
  }
}
