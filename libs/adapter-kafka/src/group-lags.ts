import type { GroupLag } from '@foldwatch/platform-delivery';
import type { Admin, Kafka } from 'kafkajs';
import { patiently } from './patiently';
import type { TopicNames } from './topic-names';
import { withAdmin } from './with-admin';

/** How far a group is behind on each partition of topics, as the brokers know it; a group that never committed is behind by all. */
export function groupLags(
  { kafka, names }: { readonly kafka: Kafka; readonly names: TopicNames },
  group: string,
  topics: readonly string[],
): Promise<readonly GroupLag[]> {
  return patiently(() => withAdmin(kafka, (admin) => lagsOf(admin, names, { group, topics })));
}

async function lagsOf(
  admin: Admin,
  names: TopicNames,
  { group, topics }: { readonly group: string; readonly topics: readonly string[] },
): Promise<readonly GroupLag[]> {
  const onBroker = topics.map((topic) => names.onBroker(topic));
  const committed = await admin.fetchOffsets({ groupId: names.group(group), topics: onBroker });
  const lags = await Promise.all(
    committed.map(async ({ topic, partitions }) => {
      const next = new Map(partitions.map(({ partition, offset }) => [partition, Number(offset)]));
      const ranges = await admin.fetchTopicOffsets(topic);
      return ranges.map(({ partition, low, high }) => ({
        group,
        topic: names.ofBroker(topic),
        partition,
        events: Math.max(0, Number(high) - Math.max(next.get(partition) ?? 0, Number(low))),
      }));
    }),
  );
  return lags.flat();
}
