import { Logger } from '@nestjs/common';
import { openEmbedded } from '@foldwatch/adapter-embedded';
import { topics as everyTopic } from '@foldwatch/contracts';
import { outgoing, until } from '@foldwatch/ports/testing';
import { openBrokers, type Brokers } from '../../../test/servers/brokers';
import { describeWith, java, maven } from '../../../test/tools/require-tool';
import { openKafka, type KafkaAdapters } from './open-kafka';

const topic = 'mail.observed';
const topics = { [topic]: { ...everyTopic[topic], partitions: 2 } };

describeWith([java, maven], 'consumer groups as a whole', () => {
  let brokers: Brokers;
  let stores: Awaited<ReturnType<typeof openEmbedded>>;
  let adapters: KafkaAdapters;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    [brokers, stores] = await Promise.all([openBrokers(), openEmbedded()]);
    const { addresses, prefix } = brokers;
    const { parkedEvents } = stores;
    adapters = openKafka({ brokers: addresses, prefix, instance: 'one', topics, parkedEvents, sessionMs: 6_000 });
  }, 300_000);

  afterAll(async () => {
    await adapters.close();
    await stores.close();
    await brokers.close();
  });

  it('have no topics to be at the end of before these are made', async () => {
    expect(await adapters.groups.ends([topic])).toEqual(new Map());
    await adapters.createTopics();
    expect(await adapters.groups.ends([topic])).toEqual(new Map([[topic, [0, 0]]]));
  });

  it('go on where they are told to, unless somebody works in them', async () => {
    await adapters.publisher.publish(Array.from({ length: 10 }, (_, n) => outgoing(topic, 'a', n)));
    const ends = (await adapters.groups.ends([topic])).get(topic) ?? [];
    const partition = ends.indexOf(10);
    const place = { topic, partition, next: 7 };
    await adapters.groups.setOffsets('rules', [place, { topic, partition: 1 - partition, next: 0 }]);
    const lags = await adapters.lag('rules', [topic]);
    expect(lags.find((lag) => lag.partition === partition)?.events).toBe(3);
    expect(await adapters.groups.active(['rules'])).toEqual([]);

    const seen: number[] = [];
    const transport = adapters.openTransport();
    const handle = async ({ events }: { readonly events: readonly { readonly offset: number }[] }) => {
      seen.push(...events.map(({ offset }) => offset));
      return events.map(() => ({ kind: 'done' as const }));
    };
    transport.addHandler(topic, handle, true, { group: 'rules' });
    transport.listen(() => undefined);
    await until(() => seen.length === 3);
    expect(seen).toEqual([7, 8, 9]);
    expect(await adapters.groups.active(['rules'])).toEqual(['rules']);
    await expect(adapters.groups.setOffsets('rules', [place])).rejects.toThrow('Offsets could not be set');
    await transport.close();
  });
});
