import { Logger } from '@nestjs/common';
import { openEmbedded, type EmbeddedAdapters } from '@foldwatch/adapter-embedded';
import { topics } from '@foldwatch/contracts';
import { until } from '@foldwatch/ports/testing';
import { ConfigResourceTypes, Kafka, logLevel, type Admin } from 'kafkajs';
import { openBrokers, type Brokers } from '../../../test/servers/brokers';
import { describeWith, java, maven } from '../../../test/tools/require-tool';
import { openKafka, type KafkaAdapters } from './open-kafka';

const dayMs = 86_400_000;

describeWith([java, maven], 'the topics on the brokers', () => {
  let brokers: Brokers;
  let stores: EmbeddedAdapters;
  let adapters: KafkaAdapters;
  let admin: Admin;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    brokers = await openBrokers();
    stores = await openEmbedded();
    const { addresses, prefix } = brokers;
    adapters = openKafka({ brokers: addresses, prefix, instance: 'one', parkedEvents: stores.parkedEvents });
    admin = new Kafka({ brokers: [...addresses], logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
  }, 300_000);

  afterAll(async () => {
    await admin.disconnect();
    await adapters.close();
    await stores.close();
    await brokers.close();
  });

  async function settingsOf(topic: string): Promise<ReadonlyMap<string, string>> {
    const resource = { type: ConfigResourceTypes.TOPIC, name: `${brokers.prefix}${topic}` };
    const { resources } = await admin.describeConfigs({ includeSynonyms: false, resources: [resource] });
    return new Map(resources[0]?.configEntries.map(({ configName, configValue }) => [configName, configValue]));
  }

  it('are made once, with the partitions and retention of their contracts', async () => {
    const { created } = await adapters.createTopics();
    expect(created.toSorted()).toEqual(
      Object.keys(topics)
        .map((topic) => `${brokers.prefix}${topic}`)
        .toSorted(),
    );
    expect((await adapters.createTopics()).created).toEqual([]);
    const found = await admin.fetchTopicMetadata({ topics: [...created] });
    expect(new Set(found.topics.map(({ partitions }) => partitions.length))).toEqual(new Set([8]));
    expect((await settingsOf('activity.events')).get('retention.ms')).toBe(String(14 * dayMs));
    const state = await settingsOf('activity.state');
    expect([state.get('cleanup.policy'), state.get('max.compaction.lag.ms'), state.get('delete.retention.ms')]).toEqual(
      ['compact', String(dayMs), String(14 * dayMs)],
    );
  });

  it('that are internal are kept no longer than the organization keeps decisions', async () => {
    expect(await adapters.limitRetention(30)).toEqual([]);
    const changed = await adapters.limitRetention(2);
    expect(changed).toContain(`${brokers.prefix}mail.observed`);
    expect(changed).not.toContain(`${brokers.prefix}activity.events`);
    await until(async () => (await settingsOf('mail.observed')).get('retention.ms') === String(2 * dayMs));
    expect((await settingsOf('mail.observed')).get('max.message.bytes')).toBe('4194304');
    expect(await adapters.limitRetention(2)).toEqual([]);
    expect(await adapters.limitRetention(30)).toEqual([]);
  });
});
