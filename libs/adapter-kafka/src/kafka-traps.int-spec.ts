import { Logger } from '@nestjs/common';
import { openEmbedded, type EmbeddedAdapters } from '@foldwatch/adapter-embedded';
import { topics as everyTopic } from '@foldwatch/contracts';
import type { DeliveryReport } from '@foldwatch/platform-delivery';
import { EventLogUnavailable, type DeliveredEvent, type EventBatch, type Outcomes } from '@foldwatch/ports';
import { everythingIn, outgoing, sequence, until } from '@foldwatch/ports/testing';
import { Kafka, logLevel, type Admin, type GroupDescription } from 'kafkajs';
import { KafkaServer } from '../../../test/servers/kafka-server';
import { TcpProxy } from '../../../test/servers/tcp-proxy';
import { describeWith, java, maven } from '../../../test/tools/require-tool';
import type { KafkaTransport } from './consuming/kafka-transport';
import { openKafka, type KafkaAdapters } from './open-kafka';
import { patiently } from './patiently';
import { withAdmin } from './with-admin';

const names = ['mail.observed', 'mail.decided', 'dead.letters'] as const;
const topics = Object.fromEntries(names.map((name) => [name, { ...everyTopic[name], partitions: 6 }]));
const keys = Array.from({ length: 24 }, (_, n) => `key-${n}`);
const lastMinutes = 60_000;

/** Remembers what it was handed, and waits where it is told to. */
class Seen {
  readonly events: DeliveredEvent<unknown>[] = [];
  before: () => Promise<void> = async () => undefined;

  readonly handle = async ({ events }: EventBatch<unknown>): Promise<Outcomes> => {
    await this.before();
    this.events.push(...events);
    return events.map(() => ({ kind: 'done' }));
  };

  get ids(): ReadonlySet<string> {
    return new Set(this.events.map(({ id }) => id));
  }

  /** Of each key the ids in the order of their first delivery. */
  order(key: string): readonly string[] {
    return [...new Set(this.events.filter((event) => event.key === key).map(({ id }) => id))];
  }

  partitions(topic: string): ReadonlySet<number> {
    return new Set(this.events.filter((event) => event.topic === topic).map(({ partition }) => partition));
  }
}

describeWith([java, maven], 'the traps of Kafka', () => {
  let server: KafkaServer;
  let proxy: TcpProxy;
  let stores: EmbeddedAdapters;
  let admin: Admin;
  let prefix: string;
  let runs = 0;
  const opened: (() => Promise<void>)[] = [];
  const reports: DeliveryReport[] = [];

  beforeAll(async () => {
    Logger.overrideLogger(false);
    proxy = await TcpProxy.listen();
    server = await KafkaServer.start({ advertisedPort: proxy.port });
    proxy.target(server.port);
    stores = await openEmbedded();
    admin = new Kafka({ brokers: [`127.0.0.1:${proxy.port}`], logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
  }, 300_000);

  beforeEach(async () => {
    reports.length = 0;
    prefix = `run${(runs += 1)}.`;
  });

  afterEach(async () => {
    proxy.set('open');
    for (const close of opened.splice(0).toReversed()) await close();
  });

  afterAll(async () => {
    await admin.disconnect();
    await stores.close();
    await proxy.close();
    await server.dispose();
  });

  function open(instance = 'one', sessionMs = 6_000): KafkaAdapters {
    const adapters = openKafka({
      brokers: [`127.0.0.1:${proxy.port}`],
      instance,
      prefix,
      topics,
      parkedEvents: stores.parkedEvents,
      delivery: { outagePauses: { firstMs: 20, maxMs: 100 }, graceMs: 3_000, report: (report) => reports.push(report) },
      membership: { sessionMs, heartBeatMs: 500, fetchWaitMs: 50 },
    });
    opened.push(() => adapters.close());
    return adapters;
  }

  function consume(adapters: KafkaAdapters, seen: Seen, of: readonly string[] = ['mail.observed']): KafkaTransport {
    const transport = adapters.openTransport();
    for (const topic of of) transport.addHandler(topic, seen.handle, true, { group: 'rules' });
    transport.listen(() => undefined);
    opened.push(() => transport.close());
    return transport;
  }

  const describeGroup = async (): Promise<GroupDescription | undefined> =>
    (await admin.describeGroups([`${prefix}foldwatch.rules`])).groups[0];

  /** Waits until the group has settled with so many members, each with partitions. */
  const membersToBe = (count: number): Promise<void> =>
    until(async () => {
      const group = await describeGroup();
      return group?.state === 'Stable' && group.members.length === count;
    }, lastMinutes);

  const onlyMember = async (): Promise<string | undefined> => (await describeGroup())?.members[0]?.memberId;

  /** Asked on a connection of its own, which is not muted. */
  const written = (topic: string): Promise<number> =>
    patiently(() =>
      withAdmin(new Kafka({ brokers: [`127.0.0.1:${proxy.port}`], logLevel: logLevel.NOTHING }), async (fresh) => {
        const offsets = await fresh.fetchTopicOffsets(`${prefix}${topic}`);
        return offsets.reduce((sum, { offset }) => sum + Number(offset), 0);
      }),
    );

  it('writes an event once whose acknowledgement was lost', async () => {
    const adapters = open();
    const { publisher, reader } = adapters;
    await adapters.createTopics();
    await publisher.publish([outgoing('mail.observed', 'a', 0)]);
    proxy.mute();
    const publishing = publisher.publish([outgoing('mail.observed', 'a', 1)]);
    await until(async () => (await written('mail.observed')) === 2, lastMinutes);
    proxy.cut();
    await publishing;
    expect((await everythingIn(reader, 'mail.observed')).map(({ id }) => id)).toEqual(['a-0', 'a-1']);
  });

  it('does not lose what is published after a publication of which only the answer was lost', async () => {
    const adapters = open();
    const { publisher, reader } = adapters;
    await adapters.createTopics();
    await publisher.publish([outgoing('mail.observed', 'a', 0)]);
    proxy.mute();
    const publishing = publisher.publish([outgoing('mail.observed', 'a', 1)]);
    const failure = publishing.then(
      () => undefined,
      (error: unknown) => error,
    );
    await until(async () => (await written('mail.observed')) === 2, lastMinutes);
    proxy.set('away');
    expect(await failure).toBeInstanceOf(EventLogUnavailable);
    proxy.set('open');
    await publisher.publish([outgoing('mail.observed', 'a', 2)]);
    expect((await everythingIn(reader, 'mail.observed')).map(({ id }) => id)).toEqual(['a-0', 'a-1', 'a-2']);
  });

  it('creates no topic by itself, and says which command does', async () => {
    const { publisher } = open();
    await expect(publisher.publish([outgoing('mail.observed', 'a', 1)])).rejects.toThrow('npm run topics');
    expect(await admin.listTopics()).not.toContain(`${prefix}mail.observed`);
  });

  it('begins when brokers and topics are there, and says until then what is missing', async () => {
    const adapters = open();
    const seen = new Seen();
    consume(adapters, seen);
    await until(() => reports.some(({ kind }) => kind === 'paused'), lastMinutes);
    await adapters.createTopics();
    await adapters.publisher.publish(sequence('mail.observed', keys, 2));
    await until(() => seen.ids.size === 48, lastMinutes);
  });

  it('loses nothing and keeps the order of keys when the broker is killed and comes back', async () => {
    const adapters = open();
    await adapters.createTopics();
    const seen = new Seen();
    consume(adapters, seen);
    const events = sequence('mail.observed', keys, 40);
    const publishing = (async () => {
      for (let start = 0; start < events.length; start += 48) {
        const portion = events.slice(start, start + 48);
        for (;;) {
          const outcome = await adapters.publisher.publish(portion).then(
            () => 'published' as const,
            (error: unknown) => error,
          );
          if (outcome === 'published') break;
          expect(outcome).toBeInstanceOf(EventLogUnavailable);
        }
      }
    })();
    await until(() => seen.ids.size > 100, lastMinutes);
    await server.end('SIGKILL');
    await server.resume();
    await publishing;
    await until(() => seen.ids.size === events.length, lastMinutes);
    for (const key of keys) {
      expect(seen.order(key)).toEqual(events.filter((event) => event.key === key).map(({ id }) => id));
    }
  });

  it('gives an instance the same numbers of every topic, and few others when one more comes or one goes, and confirms them', async () => {
    const [one, two] = [open('one'), open('two')];
    await one.createTopics();
    const [first, second] = [new Seen(), new Seen()];
    const both = ['mail.observed', 'mail.decided'];
    consume(one, first, both);
    await membersToBe(1);
    const before = keys.filter((key) => one.ownership.owns(key));
    expect(before).toEqual(keys);
    const leaving = consume(two, second, both);
    await membersToBe(2);
    await until(() => keys.every((key) => one.ownership.owns(key) !== two.ownership.owns(key)), lastMinutes);
    await one.publisher.publish([...sequence('mail.observed', keys, 1), ...sequence('mail.decided', keys, 1)]);
    await until(() => first.events.length + second.events.length >= 48, lastMinutes);
    for (const seen of [first, second]) expect(seen.partitions(both[0] ?? '')).toEqual(seen.partitions(both[1] ?? ''));
    await leaving.close();
    await until(() => keys.every((key) => one.ownership.owns(key)), lastMinutes);
    let confirmed = 0;
    one.ownership.onConfirmed(() => (confirmed += 1));
    await until(() => confirmed > 1, lastMinutes);
  });

  it('goes on with partitions that were full when it lost them, and that it gets back', async () => {
    const [one, two] = [open('one'), open('two')];
    await one.createTopics();
    const [first, second] = [new Seen(), new Seen()];
    const { promise: isOver, resolve: release } = Promise.withResolvers<void>();
    first.before = () => isOver;
    second.before = () => isOver;
    const large = { what: 'job', mailboxId: 'x'.repeat(200_000), jobId: 'job' };
    const events = sequence('mail.observed', keys, 6).map((event) => ({ ...event, payload: large }));
    for (let start = 0; start < events.length; start += 24)
      await one.publisher.publish(events.slice(start, start + 24));
    consume(one, first);
    await membersToBe(1);
    const leaving = consume(two, second);
    await membersToBe(2);
    await leaving.close();
    await membersToBe(1);
    release();
    await until(() => first.ids.size === events.length, lastMinutes);
  });

  it('keeps its membership while a batch takes longer than a session', async () => {
    const adapters = open('one');
    await adapters.createTopics();
    const seen = new Seen();
    const { promise: isOver, resolve: release } = Promise.withResolvers<void>();
    seen.before = () => isOver;
    consume(adapters, seen);
    await membersToBe(1);
    const member = await onlyMember();
    await adapters.publisher.publish([outgoing('mail.observed', 'a', 1)]);
    const endsAt = Date.now() + 8_000;
    await until(() => Date.now() > endsAt, lastMinutes);
    expect(await onlyMember()).toBe(member);
    release();
    await until(() => seen.events.length > 0, lastMinutes);
    expect(seen.events).toHaveLength(1);
  });

  it('hands over everything again when its group was deleted, and nothing is missing', async () => {
    const adapters = open();
    await adapters.createTopics();
    const seen = new Seen();
    await adapters.publisher.publish(sequence('mail.observed', keys, 3));
    await consumeOnce(adapters, seen, 72);
    await until(async () => (await describeGroup())?.state === 'Empty', lastMinutes);
    await admin.deleteGroups([`${prefix}foldwatch.rules`]);
    const again = new Seen();
    await consumeOnce(adapters, again, 72);
    expect(again.ids).toEqual(seen.ids);
  });

  async function consumeOnce(adapters: KafkaAdapters, seen: Seen, count: number): Promise<void> {
    const transport = consume(adapters, seen);
    await until(() => seen.ids.size === count, lastMinutes);
    await transport.close();
  }

  it('goes on, and says so, where events were deleted before it had taken them', async () => {
    const adapters = open();
    await adapters.createTopics();
    await adapters.publisher.publish(sequence('mail.observed', ['a'], 10));
    await consumeOnce(adapters, new Seen(), 10);
    await adapters.publisher.publish(sequence('mail.observed', ['a'], 30).slice(10));
    const offsets = await admin.fetchTopicOffsets(`${prefix}mail.observed`);
    const { partition } = offsets.find(({ offset }) => offset === '30') ?? { partition: -1 };
    await admin.deleteTopicRecords({ topic: `${prefix}mail.observed`, partitions: [{ partition, offset: '20' }] });
    const seen = new Seen();
    consume(adapters, seen);
    await until(() => seen.ids.size === 10, lastMinutes);
    expect(seen.order('a')[0]).toBe('a-20');
    await until(() => reports.some(({ kind }) => kind === 'lost'), lastMinutes);
    const lost = { kind: 'lost', group: 'rules', topic: 'mail.observed', partition, from: 10, events: 10 };
    expect(reports.filter(({ kind }) => kind === 'lost')).toEqual([lost]);
  });

  it('stops within its grace when a handler does not end', async () => {
    const adapters = open();
    await adapters.createTopics();
    const seen = new Seen();
    seen.before = () => new Promise(() => undefined);
    const transport = consume(adapters, seen);
    await adapters.publisher.publish([outgoing('mail.observed', 'a', 1)]);
    await membersToBe(1);
    await transport.close();
    const again = new Seen();
    consume(adapters, again);
    await until(() => again.ids.size === 1, lastMinutes);
  });
});
