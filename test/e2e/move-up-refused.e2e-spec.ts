import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openEmbedded } from '@foldwatch/adapter-embedded';
import { openMongo } from '@foldwatch/adapter-mongo';
import { DistributedProduct, type Servers } from '../product/distributed-product';
import { foldwatchProcess, type CommandEnd } from '../product/foldwatch-command';
import { openBrokers, type Brokers } from '../servers/brokers';
import { mongoForTests, mongoTools, type MongoForTests } from '../servers/mongo-for-tests';
import { describeWith, java, maven } from '../tools/require-tool';

const foldwatchOver = (servers: Servers, ...args: readonly string[]): Promise<CommandEnd> =>
  foldwatchProcess(args, {
    env: {
      KAFKA_BROKERS: servers.brokers.addresses.join(','),
      FOLDWATCH_TOPIC_PREFIX: servers.brokers.prefix,
      MONGODB_URI: servers.mongodbUri,
    },
  });

describeWith([...mongoTools, java, maven], 'a move up is refused, and claims nothing,', () => {
  let brokers: Brokers;
  let mongo: MongoForTests;
  let dataDir: string;

  beforeAll(async () => {
    [brokers, mongo] = await Promise.all([openBrokers(), mongoForTests()]);
  });

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'foldwatch-'));
    await (await openEmbedded({ dataDir })).close();
  });

  afterEach(async () => {
    await rm(dataDir, { recursive: true });
  });

  afterAll(() => Promise.all([brokers.close(), mongo.dispose()]));

  let opened = 0;
  const freshServers = (): Servers => ({
    brokers: { addresses: brokers.addresses, prefix: `${brokers.prefix}${(opened += 1)}.` },
    mongodbUri: mongo.freshUri(),
  });

  const moveUp = async (servers: Servers): Promise<CommandEnd & { readonly isClaimed: boolean }> => {
    const ended = await foldwatchOver(servers, 'move-up', '--data-dir', dataDir);
    return { ...ended, isClaimed: existsSync(join(dataDir, 'moved-up.json')) };
  };

  it('to a database that holds something', async () => {
    const servers = freshServers();
    expect(await foldwatchOver(servers, 'migrate')).toMatchObject({ end: 0 });
    const stores = await openMongo({ uri: servers.mongodbUri });
    const at = new Date().toISOString();
    const record = { table: 'account', id: 'a', name: 'A', emailAddresses: [], createdAt: at, modifiedAt: at };
    await stores.recordDirectory.putMany([{ ...record, state: 'active' }]);
    await stores.close();
    const { end, err, isClaimed } = await moveUp(servers);
    expect(err).toMatch(/not empty: there is something in records\. Name an empty one in MONGODB_URI/);
    expect({ end, isClaimed }).toEqual({ end: 3, isClaimed: false });
  });

  it('to topics that have had events', async () => {
    const servers = freshServers();
    expect(await foldwatchOver(servers, 'topics')).toMatchObject({ end: 0 });
    const event = {
      topic: 'config.changes',
      key: 'k',
      id: 'e',
      type: 't',
      version: 1,
      correlationId: 'c',
      payload: {},
    };
    await DistributedProduct.over(servers, {}, 1).withLog(({ publisher }) =>
      publisher.publish([{ ...event, time: new Date().toISOString() }]),
    );
    const { end, err, isClaimed } = await moveUp(servers);
    expect(err).toMatch(/The topic config\.changes has had events\. Name another FOLDWATCH_TOPIC_PREFIX/);
    expect({ end, isClaimed }).toEqual({ end: 3, isClaimed: false });
  });

  it('of data that a newer release wrote', async () => {
    const database = new DatabaseSync(join(dataDir, 'foldwatch.sqlite'));
    database.exec('PRAGMA user_version = 99');
    database.close();
    const { end, err, isClaimed } = await moveUp(freshServers());
    expect(err).toMatch(/was written by a newer release/);
    expect({ end, isClaimed }).toEqual({ end: 3, isClaimed: false });
  });

  it('of a directory that holds no data', async () => {
    const { end, err } = await foldwatchOver(freshServers(), 'move-up', '--data-dir', join(dataDir, 'nothing'));
    expect(err).toMatch(/There is no foldwatch\.sqlite in .*nothing/);
    expect(end).toBe(3);
  });

  it('for now where the brokers are away', async () => {
    const servers = freshServers();
    const away = { ...servers, brokers: { ...servers.brokers, addresses: ['127.0.0.1:1'] } };
    const { end, err, isClaimed } = await moveUp(away);
    expect(err).toMatch(/brokers could not be reached/);
    expect({ end, isClaimed }).toEqual({ end: 1, isClaimed: false });
  });
});
