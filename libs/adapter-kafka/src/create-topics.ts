import type { TopicSettings } from '@foldwatch/contracts';
import type { Admin, ITopicConfig, Kafka } from 'kafkajs';
import { toAppError } from './event-log-unavailable';
import { patiently } from './patiently';
import type { TopicNames } from './topic-names';
import { withAdmin } from './with-admin';

const dayMs = 86_400_000;
/** What a client may put into one request, compressed or not; the publisher stays below it. */
const maxMessageBytes = 4_194_304;

export interface CreatedTopics {
  readonly created: readonly string[];
  readonly existing: readonly string[];
}

/**
 * Creates the topics that are missing, replicated threefold where there are three brokers, and leaves those that there are
 * as they are: partition counts must never change, and the rest is the operator's.
 */
export function createTopics(
  { kafka, names }: { readonly kafka: Kafka; readonly names: TopicNames },
  topics: Readonly<Record<string, TopicSettings>>,
): Promise<CreatedTopics> {
  return patiently(() => withAdmin(kafka, (admin) => createMissing(admin, names, topics))).catch((error: unknown) => {
    throw toAppError(error, 'Topics could not be created');
  });
}

async function createMissing(
  admin: Admin,
  names: TopicNames,
  topics: Readonly<Record<string, TopicSettings>>,
): Promise<CreatedTopics> {
  const [present, { brokers }] = [await admin.listTopics(), await admin.describeCluster()];
  const replicas = brokers.length >= 3 ? 3 : 1;
  const all = Object.entries(topics).map(([topic, settings]) => ({ name: names.onBroker(topic), settings }));
  const missing = all.filter(({ name }) => !present.includes(name));
  if (missing.length > 0) {
    await admin.createTopics({ waitForLeaders: true, topics: missing.map((one) => topicConfig(one, replicas)) });
  }
  return {
    created: missing.map(({ name }) => name),
    existing: all.map(({ name }) => name).filter((name) => present.includes(name)),
  };
}

function topicConfig(
  { name, settings }: { readonly name: string; readonly settings: TopicSettings },
  replicas: number,
): ITopicConfig {
  const config = {
    ...(settings.compacted ? compaction : { 'cleanup.policy': 'delete' }),
    'retention.ms': String(settings.compacted ? -1 : settings.retentionDays * dayMs),
    'max.message.bytes': String(maxMessageBytes),
    'min.insync.replicas': String(replicas === 3 ? 2 : 1),
  };
  return {
    topic: name,
    numPartitions: settings.partitions,
    replicationFactor: replicas,
    configEntries: Object.entries(config).map(([key, value]) => ({ name: key, value })),
  };
}

/** Tombstones stay long enough for a consumer that was away for two weeks, and nothing stays uncompacted for over a day. */
const compaction = {
  'cleanup.policy': 'compact',
  'max.compaction.lag.ms': String(dayMs),
  'delete.retention.ms': String(14 * dayMs),
};
