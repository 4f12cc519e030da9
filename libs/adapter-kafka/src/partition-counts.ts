import type { Kafka } from 'kafkajs';
import type { TopicNames } from './topic-names';
import { withAdmin } from './with-admin';

/** How many partitions each topic has; raises the brokers' error for one that is missing. */
export function partitionCounts(
  { kafka, names }: { readonly kafka: Kafka; readonly names: TopicNames },
  topics: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  return withAdmin(kafka, async (admin) => {
    const found = await admin.fetchTopicMetadata({ topics: topics.map((topic) => names.onBroker(topic)) });
    return new Map(found.topics.map(({ name, partitions }) => [names.ofBroker(name), partitions.length]));
  });
}
