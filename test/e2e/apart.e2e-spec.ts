import { SandboxExchange } from '@foldwatch/sandbox-exchange';
import { Kafka, KafkaJSDeleteGroupsError, logLevel, type Admin } from 'kafkajs';
import { describeProduct } from '../product/create-product';
import { DistributedProduct, services, type Service } from '../product/distributed-product';
import { exchangeEnv } from '../product/exchange-env';
import { TrackedMailbox } from '../product/tracked-mailbox';
import { until } from '../product/until';
import { KafkaServer } from '../servers/kafka-server';
import { MongoServer } from '../servers/mongo-server';
import { noteForRun } from '../tools/run-notes';
import { SteadyDrags } from './walk/steady-drags';

const addresses = ['erin@contoso.example', 'omar@contoso.example', 'sales@contoso.example'];
const prefix = 'apart.';
/** Minutes, where somebody has them. */
const awayMs = Number(process.env['FOLDWATCH_AWAY_MS'] ?? 8_000);

jest.setTimeout(300_000 + awayMs);

const nonEmptyGroup = 68;
const isNotEmpty = ({ errorCode }: { readonly errorCode?: number }): boolean => errorCode === nonEmptyGroup;

/** False while somebody is in it: of a broker that was restarted, whoever joined it twice meanwhile, until that was silent for long. */
async function isGroupDeleted(admin: Admin, groupId: string): Promise<boolean> {
  try {
    await admin.deleteGroups([groupId]);
    return true;
  } catch (error) {
    if (error instanceof KafkaJSDeleteGroupsError && error.groups.some(isNotEmpty)) return false;
    throw error;
  }
}

describeProduct('services apart', () => {
  let sandbox: SandboxExchange;
  let kafka: KafkaServer;
  let mongo: MongoServer;
  let product: DistributedProduct;
  let places: { readonly mailbox: TrackedMailbox; readonly folderId: string }[];

  beforeAll(async () => {
    sandbox = await SandboxExchange.open({ dataDir: ':memory:', port: 0, seedCast: true });
    [kafka, mongo] = await Promise.all([KafkaServer.start(), MongoServer.start({ keeps: 'disk' })]);
    const servers = { brokers: { addresses: [kafka.brokers], prefix }, mongodbUri: `${mongo.uri}apart` };
    product = DistributedProduct.over(servers, exchangeEnv(sandbox), 1);
    await Promise.all([kafka.end('SIGKILL'), mongo.kill()]);
    product.spawn();
    await until(() => product.printed.includes('start.waiting'), 'the services to wait for the store');
    await mongo.restart();
    await kafka.resume();
    await product.ready();
    places = [];
    for (const address of addresses) {
      const mailbox = await TrackedMailbox.enable(sandbox, product, address);
      places.push({ mailbox, folderId: await mailbox.track('Inbox/Apart') });
    }
  });

  afterAll(async () => {
    await product.dispose();
    await Promise.all([kafka.dispose(), mongo.dispose(), sandbox.close()]);
  });

  const dragging = (word: string, everyMs = 100): SteadyDrags => {
    const drags = new SteadyDrags(product, places, everyMs);
    drags.begin(word);
    return drags;
  };

  it('begin in any order, over servers that come later, on topics and a database that were empty', async () => {
    const [place] = places;
    await place?.mailbox.deliver('first', place.folderId);
    await place?.mailbox.recordedIn('first', [place.folderId]);
  });

  it('lose nothing while the store is away', async () => {
    const drags = dragging('store');
    await mongo.kill();
    const isOver = Date.now() + awayMs;
    await until(() => Date.now() > isOver, 'the time that the store is away', awayMs + 5_000);
    await mongo.restart();
    await product.ready();
    const { mails, longestMs } = await drags.end();
    noteForRun({ kind: 'found', text: `the store away: ${mails} mails, the longest waited ${longestMs} ms` });
    expect(mails).toBeGreaterThan(10);
  });

  it('lose nothing when the broker is restarted', async () => {
    const drags = dragging('broker');
    await kafka.end('SIGTERM');
    await kafka.resume();
    await product.ready();
    await drags.end();
  });

  it.each(['ingest', 'rules', 'writer'] as const)('lose nothing when the group of %s is deleted', async (service) => {
    const drags = dragging(`group-${service}`);
    await product.endInstance(`${service}-1`, 'SIGTERM');
    const admin = new Kafka({ brokers: [kafka.brokers], logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    await until(() => isGroupDeleted(admin, `${prefix}foldwatch.${service}`), 'the group to have no member left');
    await admin.disconnect();
    product.beginInstance(`${service}-1`);
    await product.ready();
    await drags.end();
  });

  it('miss no message when one ingest becomes three and one again', async () => {
    const drags = dragging('ingests', 50);
    const added = [product.addInstance('ingest'), product.addInstance('ingest')];
    await product.ready();
    for (const instance of added) expect(await product.removeInstance(instance)).toBe(0);
    await product.ready();
    const { mails, longestMs } = await drags.end();
    noteForRun({ kind: 'found', text: `1, 3 and 1 ingests: ${mails} mails, the longest waited ${longestMs} ms` });
  });

  it('miss no message when one of two ingests is killed', async () => {
    const added = product.addInstance('ingest');
    await product.ready();
    const drags = dragging('killed', 50);
    await product.endInstance('ingest-1', 'SIGKILL');
    product.beginInstance('ingest-1');
    await product.ready();
    await product.removeInstance(added);
    const { mails, longestMs } = await drags.end();
    noteForRun({ kind: 'found', text: `an ingest killed: ${mails} mails, the longest waited ${longestMs} ms` });
  });

  it('lose nothing when each service is restarted in turn under load, and catch up', async () => {
    for (const service of services) product.addInstance(service);
    await product.ready();
    const drags = dragging('rolling', 20);
    for (const instance of product.instanceNames) {
      expect(await product.endInstance(instance, 'SIGTERM')).toBe(0);
      product.beginInstance(instance);
      await product.ready();
    }
    const { mails, longestMs } = await drags.end();
    noteForRun({ kind: 'found', text: `rolling restart: ${mails} mails, the longest waited ${longestMs} ms` });
    for (const service of ['rules', 'writer'] as const)
      await until(() => hasCaughtUp(service), `${service} to catch up`);
  });

  it('made no dead letter of all that', async () => {
    expect(await product.all('/dead-letters')).toEqual([]);
  });

  const hasCaughtUp = async (service: Service): Promise<boolean> => (await product.lagOf(service)) === 0;
});
