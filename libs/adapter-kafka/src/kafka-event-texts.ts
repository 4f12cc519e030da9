import { topicsWithoutText, type TopicSettings } from '@foldwatch/contracts';
import { EventTexts, type HoldingTopic } from '@foldwatch/ports';
import { ConfigResourceTypes, type ConfigEntries, type Kafka } from 'kafkajs';
import { toAppError } from './event-log-unavailable';
import { patiently } from './patiently';
import type { TopicNames } from './topic-names';
import { withAdmin } from './with-admin';

type Entries = readonly Pick<ConfigEntries, 'configName' | 'configValue'>[];

/** What lies in Kafka stays as it is until it is old enough; the brokers know when that is. */
export class KafkaEventTexts extends EventTexts {
  constructor(
    private readonly place: { readonly kafka: Kafka; readonly names: TopicNames },
    private readonly topics: Readonly<Record<string, TopicSettings>>,
  ) {
    super();
  }

  override async page(): Promise<{ readonly texts: readonly never[] }> {
    return { texts: [] };
  }

  override async replace(): Promise<void> {}

  override async wipe(): Promise<void> {}

  override holding(at: Date): Promise<readonly HoldingTopic[]> {
    const { kafka, names } = this.place;
    const asked = Object.keys(this.topics).filter((topic) => !topicsWithoutText.has(topic));
    const resources = asked.map((topic) => ({ type: ConfigResourceTypes.TOPIC, name: names.onBroker(topic) }));
    return patiently(() =>
      withAdmin(kafka, async (admin) => {
        const answer = await admin.describeConfigs({ includeSynonyms: false, resources });
        const byName = new Map(
          answer.resources.map(({ resourceName, configEntries }) => [resourceName, configEntries]),
        );
        return asked.map((topic) => holdingTopic(topic, byName.get(names.onBroker(topic)) ?? [], at));
      }),
    ).catch((error: unknown) => {
      throw toAppError(error, 'How long topics are kept could not be read');
    });
  }
}

function holdingTopic(topic: string, entries: Entries, at: Date): HoldingTopic {
  const lastsMs = isCompacted(entries)
    ? numberOf(entries, 'max.compaction.lag.ms')
    : numberOf(entries, 'retention.ms') + numberOf(entries, 'segment.ms');
  const until = new Date(at.getTime() + lastsMs);
  return Number.isNaN(until.getTime()) ? { topic } : { topic, until: until.toISOString() };
}

const isCompacted = (entries: Entries): boolean => valueOf(entries, 'cleanup.policy') === 'compact';

const valueOf = (entries: Entries, name: string): string | undefined =>
  entries.find(({ configName }) => configName === name)?.configValue;

/** A negative one is no end; a message goes with the newest of its segment. */
function numberOf(entries: Entries, name: string): number {
  const value = Number(valueOf(entries, name) ?? Number.NaN);
  return value < 0 ? Number.NaN : value;
}
