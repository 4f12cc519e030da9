import type { Kafka } from 'kafkajs';
import { openCluster, type Broker, type Cluster, type FetchedPartition } from '../kafka-cluster';

export interface PartitionPlace {
  readonly partition: number;
  readonly offset: number;
}

const bytesPerPartition = 1_000_000;
const newestWaitMs = 1;

/** Reads places of a topic without being a member of a group, which kafkajs offers to no one outside. */
export class PartitionFetch {
  private readonly cluster: Cluster;
  private isConnected = false;

  constructor(kafka: Kafka) {
    this.cluster = openCluster(kafka);
  }

  /** What lies at and behind each place, as much as one answer holds. */
  async execute(topic: string, places: readonly PartitionPlace[]): Promise<readonly FetchedPartition[]> {
    try {
      return await this.fetch(topic, places);
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    this.isConnected = false;
    await this.cluster.disconnect().catch(() => undefined);
  }

  private async fetch(topic: string, places: readonly PartitionPlace[]): Promise<readonly FetchedPartition[]> {
    if (!this.isConnected) await this.cluster.connect();
    this.isConnected = true;
    await this.cluster.addTargetTopic(topic);
    const leaders = this.cluster.findLeaderForPartitions(
      topic,
      places.map(({ partition }) => partition),
    );
    const fetched = await Promise.all(
      Object.entries(leaders).map(async ([nodeId, partitions]) => {
        const broker = await this.cluster.findBroker({ nodeId });
        const own = places.filter(({ partition }) => partitions.includes(partition));
        return this.ask(broker, topic, own);
      }),
    );
    return fetched.flat();
  }

  private async ask(
    broker: Broker,
    topic: string,
    places: readonly PartitionPlace[],
  ): Promise<readonly FetchedPartition[]> {
    const partitions = places.map(({ partition, offset }) => ({
      partition,
      fetchOffset: String(offset),
      maxBytes: bytesPerPartition,
    }));
    const answer = await broker.fetch({
      maxWaitTime: newestWaitMs,
      minBytes: 1,
      maxBytes: bytesPerPartition * partitions.length,
      isolationLevel: 1,
      topics: [{ topic, partitions }],
    });
    const offsets = new Map(places.map(({ partition, offset }) => [partition, offset]));
    return answer.responses
      .flatMap((response) => response.partitions)
      .map(({ partition, messages }) => ({
        partition,
        messages: messages.filter(({ offset }) => Number(offset) >= (offsets.get(partition) ?? 0)),
      }));
  }
}
