import type { Kafka, KafkaMessage } from 'kafkajs';

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

export interface OffsetCommit {
  readonly groupId: string;
  readonly groupGenerationId: number;
  readonly memberId: string;
  readonly topics: readonly {
    readonly topic: string;
    readonly partitions: readonly { readonly partition: number; readonly offset: string }[];
  }[];
}

export interface Broker {
  fetch(
    request: FetchRequest,
  ): Promise<{ readonly responses: readonly { readonly partitions: readonly FetchedPartition[] }[] }>;
  offsetCommit(request: OffsetCommit): Promise<unknown>;
}

/** The part of kafkajs's cluster that is used here. */
export interface Cluster {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  addTargetTopic(topic: string): Promise<void>;
  refreshMetadata(): Promise<void>;
  findLeaderForPartitions(topic: string, partitions: readonly number[]): Readonly<Record<string, readonly number[]>>;
  findBroker(query: { readonly nodeId: string }): Promise<Broker>;
  findGroupCoordinator(query: { readonly groupId: string }): Promise<Broker>;
}

/**
 * What kafkajs speaks to brokers through, for the two questions that it asks for no one outside: its cluster is the only
 * thing of its inside that we use. The library has been at rest since 2023.
 */
export function openCluster(kafka: Kafka): Cluster {
  const symbol = Object.getOwnPropertySymbols(kafka).find(
    ({ description }) => description === 'private:Kafka:createCluster',
  );
  const create: unknown = symbol === undefined ? undefined : Reflect.get(kafka, symbol);
  if (!canCreateClusters(create)) throw new Error('this version of kafkajs makes its clusters another way');
  return create({ allowAutoTopicCreation: false });
}

const canCreateClusters = (
  value: unknown,
): value is (options: { readonly allowAutoTopicCreation: boolean }) => Cluster => typeof value === 'function';
