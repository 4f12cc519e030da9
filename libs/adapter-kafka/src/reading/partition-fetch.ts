import type { Kafka, KafkaMessage } from 'kafkajs';

export interface PartitionPlace {
  readonly partition: number;
  readonly offset: number;
}

export interface FetchedPartition {
  readonly partition: number;
  readonly messages: readonly KafkaMessage[];
}

interface FetchRequest {
  readonly maxWaitTime: number;
  readonly minBytes: number;
  readonly maxBytes: number;
  readonly isolationLevel: number;
  readonly topics: readonly {
    readonly topic: string;
    readonly partitions: readonly {
      readonly partition: number;
      readonly fetchOffset: string;
      readonly maxBytes: number;
    }[];
  }[];
}

interface Broker {
  fetch(
    request: FetchRequest,
  ): Promise<{ readonly responses: readonly { readonly partitions: readonly FetchedPartition[] }[] }>;
}

/** The part of kafkajs's cluster that is used here. */
interface Cluster {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  addTargetTopic(topic: string): Promise<void>;
  refreshMetadata(): Promise<void>;
  findLeaderForPartitions(topic: string, partitions: readonly number[]): Readonly<Record<string, readonly number[]>>;
  findBroker(query: { readonly nodeId: string }): Promise<Broker>;
}

const bytesPerPartition = 1_000_000;
const newestWaitMs = 1;

/**
 * Reads places of a topic without being a member of a group, which kafkajs offers to no one outside; its cluster is the only
 * thing of its inside that we use, and only here. The library has been at rest since 2023.
 */
export class PartitionFetch {
  private readonly cluster: Cluster;
  private isConnected = false;

  constructor(kafka: Kafka) {
    const symbol = Object.getOwnPropertySymbols(kafka).find(
      ({ description }) => description === 'private:Kafka:createCluster',
    );
    const create: unknown = symbol === undefined ? undefined : Reflect.get(kafka, symbol);
    if (!canCreateClusters(create)) throw new Error('this version of kafkajs makes its clusters another way');
    this.cluster = create({ allowAutoTopicCreation: false });
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

const canCreateClusters = (
  value: unknown,
): value is (options: { readonly allowAutoTopicCreation: boolean }) => Cluster => typeof value === 'function';
