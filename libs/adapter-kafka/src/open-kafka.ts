import { topics as everyTopic, type TopicSettings } from '@foldwatch/contracts';
import { SystemClock } from '@foldwatch/platform';
import { defaultDelivery, EventAttempts, type DeliverySettings, type GroupLag } from '@foldwatch/platform-delivery';
import type { Clock, ParkedEvents } from '@foldwatch/ports';
import { connectKafka } from './connect-kafka';
import { GroupOwnership } from './consuming/group-ownership';
import { membershipOf, type MembershipTimes } from './consuming/kafka-consumption';
import { KafkaTransport } from './consuming/kafka-transport';
import { createTopics, type CreatedTopics } from './create-topics';
import { groupLags } from './group-lags';
import { KafkaEventTexts } from './kafka-event-texts';
import { KafkaGroups } from './kafka-groups';
import type { KafkaOptions } from './kafka-options';
import { KafkaPipelineLag } from './kafka-pipeline-lag';
import { limitRetention } from './limit-retention';
import { KafkaEventPublisher } from './publishing/kafka-event-publisher';
import { KafkaEventLogReader } from './reading/kafka-event-log-reader';
import { TopicNames } from './topic-names';

export interface KafkaAdapterOptions extends KafkaOptions {
  /** Where the transport keeps what failed alone. */
  readonly parkedEvents: ParkedEvents;
  /** `ce_source` of what is published. */
  readonly source?: string;
  readonly clock?: Clock;
  readonly topics?: Readonly<Record<string, TopicSettings>>;
  readonly delivery?: Partial<DeliverySettings>;
  readonly membership?: Partial<MembershipTimes>;
}

export interface KafkaAdapters {
  readonly publisher: KafkaEventPublisher;
  readonly reader: KafkaEventLogReader;
  readonly ownership: GroupOwnership;
  readonly pipelineLag: KafkaPipelineLag;
  readonly eventTexts: KafkaEventTexts;
  openTransport(): KafkaTransport;
  createTopics(): Promise<CreatedTopics>;
  /** Of topics that hold untracked mail; gives those that were changed. */
  limitRetention(days: number): Promise<readonly string[]>;
  /** For whoever fills a log that is not in use yet. */
  readonly groups: KafkaGroups;
  lag(group: string, topics: readonly string[]): Promise<readonly GroupLag[]>;
  /** To be called after the transport is closed. */
  close(): Promise<void>;
}

const defaultSessionMs = 10_000;

/** Only a backlog has so many: each batch takes the writer six trips to servers, whatever its size. */
const batch = { limit: 500, maxLength: 2_000_000 };

/** Everything over Kafka; connects when something is first asked of it, so brokers may come later. */
export function openKafka(options: KafkaAdapterOptions): KafkaAdapters {
  const { instance, prefix = '', parkedEvents, source = 'foldwatch', topics = everyTopic } = options;
  const { clock = new SystemClock() } = options;
  const place = { kafka: connectKafka(options), names: new TopicNames(prefix) };
  const settings = { ...defaultDelivery, batch, ...options.delivery };
  const membership = { ...membershipOf(options.sessionMs ?? defaultSessionMs), ...options.membership };
  const publisher = new KafkaEventPublisher(place.kafka, place.names, source);
  const reader = new KafkaEventLogReader(place.kafka, place.names);
  const ownership = new GroupOwnership();
  const compacted = Object.entries(topics).filter((entry) => entry[1].compacted);
  const compactedTopics = new Set(compacted.map(([topic]) => topic));
  const attempts = new EventAttempts({ publisher, parkedEvents, clock, settings });
  const lag: KafkaAdapters['lag'] = (group, of) => groupLags(place, group, of);
  return {
    publisher,
    reader,
    ownership,
    pipelineLag: new KafkaPipelineLag(lag),
    eventTexts: new KafkaEventTexts(place, topics),
    openTransport: () =>
      new KafkaTransport({
        ...place,
        instance,
        compactedTopics,
        membership,
        parkedEvents,
        clock,
        settings,
        attempts,
        ownership,
      }),
    createTopics: () => createTopics(place, topics),
    limitRetention: (days) => limitRetention(place, topics, days),
    groups: new KafkaGroups(place.kafka, place.names),
    lag,
    close: async () => {
      await Promise.all([publisher.close(), reader.close()]);
    },
  };
}

/** Creates the topics that are missing, for an operator who does so before the first start. Raises `EventLogUnavailable`. */
export function setUpTopics(options: KafkaOptions): Promise<CreatedTopics> {
  const place = { kafka: connectKafka(options), names: new TopicNames(options.prefix ?? '') };
  return createTopics(place, everyTopic);
}
