import { Logger } from '@nestjs/common';
import { openEmbedded } from '@foldwatch/adapter-embedded';
import { topics as everyTopic } from '@foldwatch/contracts';
import {
  describeEventDelivery,
  describeEventLog,
  describePipelineLag,
  everythingIn,
  until,
  type EventDelivery,
  type Open,
  type RunningConsumers,
  type TestConsumer,
} from '@foldwatch/ports/testing';
import { ConfigResourceTypes, Kafka, logLevel } from 'kafkajs';
import { describeWith, java, maven } from '../../../test/tools/require-tool';
import { kafkasToTest, openBrokers, type Brokers, type KafkaToTest } from '../../../test/servers/brokers';
import { KafkaPipelineLag } from './kafka-pipeline-lag';
import { openKafka, type KafkaAdapters } from './open-kafka';

const quick = {
  delivery: {
    policy: { maxAttempts: 5, pausesMs: [5] },
    outagePauses: { firstMs: 2, maxMs: 8 },
    retryIntervalMs: 5,
  },
  membership: { fetchWaitMs: 20 },
};
const names = ['mail.observed', 'mail.decided', 'activity.state', 'dead.letters'] as const;
const topics = Object.fromEntries(names.map((name) => [name, { ...everyTopic[name], partitions: 3 }]));

async function consume(adapters: KafkaAdapters, consumers: readonly TestConsumer[]): Promise<RunningConsumers> {
  const transport = adapters.openTransport();
  for (const { topic, group, handle } of consumers) transport.addHandler(topic, handle, true, { group });
  await new Promise<void>((resolve, reject) => {
    transport.listen((error) => (error === undefined ? resolve() : reject(error)));
  });
  return { stop: () => transport.close(), crash: () => transport.abandon() };
}

function holdsOn(tested: KafkaToTest): void {
  let brokers: Brokers;
  let opened = 0;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    brokers = await openBrokers(tested);
  }, 300_000);

  afterAll(() => brokers.close());

  const open: Open<EventDelivery> = async () => {
    const prefix = `${brokers.prefix}${(opened += 1)}.`;
    const stores = await openEmbedded();
    const adapters = openKafka({
      brokers: brokers.addresses,
      instance: 'one',
      prefix,
      topics,
      parkedEvents: stores.parkedEvents,
      ...quick,
    });
    await adapters.createTopics();
    const port: EventDelivery = {
      batchLimit: 500,
      topics: { one: 'mail.observed', two: 'mail.decided', compacted: 'activity.state', dead: 'dead.letters' },
      publisher: adapters.publisher,
      reader: adapters.reader,
      parked: stores.parkedEvents,
      lag: (watched) => new KafkaPipelineLag((group, of) => adapters.lag(group, of), watched),
      consume: (consumers) => consume(adapters, consumers),
      compact: () => compact(adapters, prefix),
    };
    const close = async (): Promise<void> => {
      await adapters.close();
      await stores.close();
    };
    return { port, close };
  };

  /** Brokers compact what is no longer being written to, so the newest of each partition is written once more behind it. */
  async function compact({ reader, publisher }: KafkaAdapters, prefix: string): Promise<void> {
    const topic = 'activity.state';
    await compactSoon(`${prefix}${topic}`);
    const before = await everythingIn(reader, topic);
    const newest = new Map(before.map((event) => [event.partition, event]));
    await until(async () => {
      await publisher.publish(
        [...newest.values()].map((event) => ({ ...event, payload: event.payload as object | undefined })),
      );
      const now = await everythingIn(reader, topic);
      const old = now.filter(({ offset, partition }) => offset <= (newest.get(partition)?.offset ?? 0));
      return old.length <= new Set(before.map(({ key }) => key)).size;
    });
  }

  async function compactSoon(name: string): Promise<void> {
    const kafka = new Kafka({ brokers: [...brokers.addresses], logLevel: logLevel.NOTHING });
    const admin = kafka.admin();
    await admin.connect();
    const configEntries = [
      { name: 'cleanup.policy', value: 'compact' },
      { name: 'segment.ms', value: '50' },
      { name: 'min.cleanable.dirty.ratio', value: '0.001' },
    ];
    await admin.alterConfigs({
      validateOnly: false,
      resources: [{ type: ConfigResourceTypes.TOPIC, name, configEntries }],
    });
    await admin.disconnect();
  }

  describeEventLog(tested.name, open);
  describeEventDelivery(tested.name, open);
  describePipelineLag(tested.name, open);
}

for (const tested of kafkasToTest) {
  describeWith([java, maven], `the event log over ${tested.name}`, () => holdsOn(tested));
}
