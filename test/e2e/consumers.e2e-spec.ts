import { topics } from '@foldwatch/contracts';
import { partitionOf } from '@foldwatch/platform-delivery';
import { SandboxExchange } from '@foldwatch/sandbox-exchange';
import type { ActivityView, JobView, SentTestEventView } from '../product/api-types';
import { ConsumerExample } from '../product/consumer-example';
import { distributedTools } from '../product/create-product';
import { DistributedProduct } from '../product/distributed-product';
import { exchangeEnv } from '../product/exchange-env';
import { TrackedMailbox } from '../product/tracked-mailbox';
import { until } from '../product/until';
import { openBrokers, type Brokers } from '../servers/brokers';
import { mongoForTests, type MongoForTests } from '../servers/mongo-for-tests';
import { faultsOf } from '../tools/golden-contract';
import { kcatTopic, type KcatMessage } from '../tools/kcat';
import { describeWith, kcat } from '../tools/require-tool';

const record = { table: 'account', id: 'a-1', name: 'Fabrikam', emailAddresses: ['buyer@fabrikam.example'] };
/** Of the record, of letters and of addresses; ids are hashes or chance and hold none of them. */
const personal = /Fabrikam|Buyer|About|Good morning|contoso|@/i;
/** Nothing writes contacts and leads yet. */
const written = Object.keys(topics).filter((topic) => topic !== 'record.events');
const sequenceOf = ({ headers }: KcatMessage): number => Number(headers['ce_sequence']);

describeWith([kcat, ...distributedTools], 'consumers of the public topics', () => {
  let brokers: Brokers;
  let mongo: MongoForTests;
  let sandbox: SandboxExchange;
  let product: DistributedProduct;
  let example: ConsumerExample;
  let mailbox: TrackedMailbox;
  let folder: string;
  let activity: ActivityView;

  beforeAll(async () => {
    [brokers, mongo] = await Promise.all([openBrokers(), mongoForTests()]);
    sandbox = await SandboxExchange.open({ dataDir: ':memory:', port: 0, seedCast: true });
    product = DistributedProduct.over({ brokers, mongodbUri: mongo.freshUri() }, exchangeEnv(sandbox), 1);
    await product.start();
    example = new ConsumerExample(brokers);
    await product.call('PUT', '/organization', { publishDecisions: true });
    await product.call('PUT', '/records', [record]);
    mailbox = await TrackedMailbox.enable(sandbox, product, 'erin@contoso.example');
    folder = await mailbox.track('Inbox/Pumps', { recordId: record.id });
    activity = await drag('one');
  }, 300_000);

  afterAll(async () => {
    await example.stop();
    await product.dispose();
    await sandbox.close();
    await Promise.all([brokers.close(), mongo.dispose()]);
  });

  /** Gives the activity when its content is there and everything is told. */
  async function drag(name: string): Promise<ActivityView> {
    mailbox.move(await mailbox.deliver(name, 'Inbox'), folder);
    const found = await until(async () => {
      const one = await mailbox.find(name);
      return one?.content === 'stored' ? one : undefined;
    }, 'the activity with its content');
    await until(async () => (await stateOf(found.id))?.content === 'stored', 'its state to be told');
    return found;
  }

  const read = (topic: string): Promise<readonly KcatMessage[]> => kcatTopic(brokers, topic);

  const of = async (topic: string, id: string): Promise<readonly KcatMessage[]> =>
    (await read(topic)).filter(({ key }) => key === id);

  const stateOf = async (id: string): Promise<{ readonly content?: string } | null | undefined> =>
    (await of('activity.state', id)).at(-1)?.value as { readonly content?: string } | null | undefined;

  /** Those of an activity, each once: what is published twice stands there twice. */
  const changesOf = async (id: string): Promise<readonly KcatMessage[]> => {
    const told = await of('activity.events', id);
    return [...new Map(told.map((one) => [one.headers['ce_id'], one])).values()];
  };

  it.each(['activity.events', 'activity.state', 'mailbox.events', 'decision.events'])(
    'find on %s what the contract says',
    async (topic) => {
      const messages = await read(topic);
      expect(messages).not.toEqual([]);
      for (const message of messages) {
        expect({ message, faults: faultsOf(message) }).toEqual({ message, faults: [] });
        expect(message.headers['content-type']).toBe('application/json');
        expect(message.partition).toBe(partitionOf(message.key, topics['activity.events'].partitions));
      }
    },
  );

  it.each(['activity.events', 'record.events'])('find on %s a test that was sent', async (topic) => {
    const { event } = await product.call<SentTestEventView>('POST', '/test-events', { topic });
    const [message] = await of(topic, event.subject);
    expect(message?.headers).toMatchObject({ ce_type: 'foldwatch.test', ce_id: event.id });
    expect(message?.value).toEqual(event.data);
    expect(message === undefined ? ['it is not there'] : faultsOf(message)).toEqual([]);
  });

  it('find every change of an activity, and the activity as it is', async () => {
    const events = await changesOf(activity.id);
    expect(events.map(sequenceOf)).toEqual(events.map((_, index) => index + 1));
    expect(events.length).toBeGreaterThan(1);
    expect(events[0]).toMatchObject({
      headers: { ce_type: 'activity.tracked' },
      value: { message: { subject: 'About one' }, regarding: { table: 'account', id: 'a-1' } },
    });
    const state = (await of('activity.state', activity.id)).at(-1);
    expect(state?.value).toMatchObject({ activityId: activity.id, sequence: events.length, content: 'stored' });
    expect(state?.headers['ce_sequence']).toBe(String(events.length));
  });

  it('may be a dozen lines that apply each change once, also when it is published again', async () => {
    const before = await of('activity.events', activity.id);
    const { jobId } = await product.call<{ jobId: string }>('POST', '/republish', { activityId: activity.id });
    const isDone = async (): Promise<boolean> =>
      (await product.call<JobView>('GET', `/jobs/${jobId}`)).state === 'done';
    await until(isDone, 'the republication to be done');
    expect((await of('activity.events', activity.id)).length).toBeGreaterThan(before.length);
    const later = await drag('two');
    const all = [...(await changesOf(activity.id)), ...(await changesOf(later.id))];
    await until(() => example.applied.length >= all.length, 'the example to have applied them');
    for (const { id } of [activity, later]) {
      const expected = all.filter(({ key }) => key === id);
      expect(example.applied.filter((one) => one.activity === id)).toEqual(
        expected.map(({ key, headers, value }) => ({
          activity: key,
          sequence: Number(headers['ce_sequence']),
          type: headers['ce_type'],
          event: value,
        })),
      );
    }
    expect(example.applied.filter(({ type }) => type === 'foldwatch.test')).toEqual([]);
    expect(example.complaints).not.toMatch(/gap|Error/);
    expect(await example.stop()).toBe(0);
  });

  it('find a tombstone when the last link is untracked', async () => {
    const { id } = await drag('three');
    await product.call('DELETE', `/activities/${id}`);
    await until(async () => (await stateOf(id)) === null, 'the tombstone');
    const [untracked] = (await changesOf(id)).slice(-1);
    const [tombstone] = (await of('activity.state', id)).slice(-1);
    expect(untracked?.headers).toMatchObject({ ce_type: 'activity.untracked' });
    expect(tombstone?.headers).toMatchObject({
      ce_type: 'activity.state',
      ce_subject: id,
      ce_sequence: untracked?.headers['ce_sequence'],
      'content-type': 'application/json',
    });
    expect(tombstone === undefined ? [] : faultsOf(tombstone)).toEqual([]);
  });

  it('and operators find nothing personal in keys and headers, of internal topics neither', async () => {
    const time = new Date().toISOString();
    const poison = { topic: 'mail.decided', type: 'mail.decided', version: 1, payload: { subject: 'About nothing' } };
    const event = { ...poison, key: activity.id, id: 'poison', time, correlationId: 'c' };
    await product.withLog(({ publisher }) => publisher.publish([event]));
    await until(async () => (await read('dead.letters')).length > 0, 'the dead letter');
    for (const topic of written) {
      const messages = await read(topic);
      expect({ topic, isEmpty: messages.length === 0 }).toEqual({ topic, isEmpty: false });
      for (const { key, headers } of messages) expect(JSON.stringify([topic, key, headers])).not.toMatch(personal);
    }
    expect((await read('dead.letters')).flatMap(faultsOf)).toEqual([]);
  });
});
