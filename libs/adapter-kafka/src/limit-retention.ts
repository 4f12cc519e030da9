import type { TopicSettings } from '@foldwatch/contracts';
import {
  ConfigResourceTypes,
  ConfigSource,
  type Admin,
  type ConfigEntries,
  type IResourceConfigEntry,
  type Kafka,
} from 'kafkajs';
import { toAppError } from './event-log-unavailable';
import { patiently } from './patiently';
import type { TopicNames } from './topic-names';
import { withAdmin } from './with-admin';

const dayMs = 86_400_000;
const retention = 'retention.ms';

type Entries = readonly Pick<ConfigEntries, 'configName' | 'configValue'>[];

/**
 * Has internal topics, which hold untracked mail, kept no longer than `days`; what is kept shorter stays so. Gives the names of
 * the topics that were changed.
 */
export function limitRetention(
  { kafka, names }: { readonly kafka: Kafka; readonly names: TopicNames },
  topics: Readonly<Record<string, TopicSettings>>,
  days: number,
): Promise<readonly string[]> {
  const internal = Object.entries(topics).filter(([, { isPublic }]) => !isPublic);
  const onBroker = internal.map(([topic]) => names.onBroker(topic));
  return patiently(() => withAdmin(kafka, (admin) => shorten(admin, onBroker, days * dayMs))).catch(
    (error: unknown) => {
      throw toAppError(error, 'How long internal topics are kept could not be set');
    },
  );
}

async function shorten(admin: Admin, topics: readonly string[], mostMs: number): Promise<readonly string[]> {
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: topics.map((name) => ({ type: ConfigResourceTypes.TOPIC, name })),
  });
  const tooLong = resources
    .map(({ resourceName, configEntries }) => ({ name: resourceName, entries: configEntries.filter(isOfTopic) }))
    .filter(({ entries }) => keptMs(entries) > mostMs);
  if (tooLong.length > 0) {
    await admin.alterConfigs({
      validateOnly: false,
      resources: tooLong.map(({ name, entries }) => ({
        type: ConfigResourceTypes.TOPIC,
        name,
        configEntries: withRetention(entries, mostMs),
      })),
    });
  }
  return tooLong.map(({ name }) => name);
}

const isOfTopic = ({ configSource }: ConfigEntries): boolean => configSource === ConfigSource.TOPIC_CONFIG;

function keptMs(entries: Entries): number {
  const value = Number(entries.find(({ configName }) => configName === retention)?.configValue ?? 7 * dayMs);
  return value < 0 ? Number.POSITIVE_INFINITY : value;
}

/** The call replaces all that was set for the topic, so the rest is said again. */
const withRetention = (entries: Entries, ms: number): IResourceConfigEntry[] => [
  ...entries
    .filter(({ configName }) => configName !== retention)
    .map(({ configName: name, configValue: value }) => ({ name, value })),
  { name: retention, value: String(ms) },
];
