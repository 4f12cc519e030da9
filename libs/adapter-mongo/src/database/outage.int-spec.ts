import { OwnershipLost, StoreUnavailable } from '@foldwatch/ports';
import { activity, activityId, at, until } from '@foldwatch/ports/testing';
import { MongoServer } from '../../../../test/servers/mongo-server';
import { describeWith, java, maven } from '../../../../test/tools/require-tool';
import { migrateMongo, openMongo, type MongoAdapters } from '..';

describeWith([java, maven], 'a MongoDB that goes away', () => {
  let server: MongoServer;
  let adapters: MongoAdapters;

  beforeEach(async () => {
    server = await MongoServer.start({ keeps: 'disk' });
    const uri = `${server.uri}foldwatch`;
    await migrateMongo({ uri });
    adapters = await openMongo({ uri, serverSelectionTimeoutMs: 1000 });
  });

  afterEach(async () => {
    await adapters.close();
    await server.dispose();
  });

  const outage = { code: 'store-unavailable', retryable: true, outage: true };

  it('is an outage for whatever is asked while it is away, and over by itself', async () => {
    const owner = await adapters.mailboxEpochs.take('m1');
    const { ref } = await adapters.contentStore.put(Buffer.from('kept'));
    await server.kill();
    const asked: readonly (() => Promise<unknown>)[] = [
      () => adapters.activityStore.findMany([activityId('a')]),
      () => adapters.activityStore.replaceMany([activity('a')]),
      () => adapters.activityQueries.list({ limit: 1 }),
      () => adapters.recordDirectory.resolveMany(['erin@contoso.example']),
      () => adapters.mailboxConfigs.versions(['m1']),
      () => adapters.mailboxJobs.findOpen(['m1']),
      () => adapters.mailboxEpochs.take('m1'),
      () => adapters.syncCursors.save(owner, [{ folderId: 'f1', lastReadAt: at(0) }]),
      () => adapters.itemIndex.write(owner, { put: [] }),
      () => adapters.decisionLog.removeBefore(at(0), 1),
      () => adapters.parkedEvents.count('rules'),
      () => adapters.contentStore.put(Buffer.from('new')),
      () => adapters.contentStore.open(ref),
    ];
    await Promise.all(asked.map((ask) => expect(ask()).rejects.toMatchObject(outage)));
    await server.restart();
    await until(() => adapters.activityStore.replaceMany([activity('a')]).then(() => true, isOutage));
    await Promise.all(asked.slice(0, 6).map((ask) => ask()));
    expect((await adapters.mailboxEpochs.take('m1')).epoch).toBeGreaterThan(owner.epoch);
    await expect(adapters.syncCursors.save(owner, [])).rejects.toBeInstanceOf(OwnershipLost);
  });

  it('is an outage too when it takes connections and answers nothing', async () => {
    await adapters.activityStore.replaceMany([activity('a')]);
    await server.freeze();
    const written = adapters.activityStore.replaceMany([activity('a', { version: 2 })]);
    await expect(written).rejects.toMatchObject(outage);
    server.thaw();
    await until(() => adapters.activityStore.findMany([activityId('a')]).then(({ size }) => size === 1, isOutage));
  });

  it('loses nothing that was acknowledged when it is killed in the middle of writing', async () => {
    const acknowledged: string[] = [];
    const writing = writeUntilOutage(adapters, acknowledged);
    await until(() => acknowledged.length > 5);
    await server.kill();
    await writing;
    await server.restart();
    await until(() => adapters.activityStore.findMany([]).then(() => true, isOutage));
    const ids = acknowledged.map(activityId);
    await until(() => adapters.activityStore.findMany(ids).then((found) => found.size === ids.length, isOutage));
  });

  it('ends nobody who had content opened but with an outage', async () => {
    const { ref } = await adapters.contentStore.put(Buffer.alloc(5_000_000));
    const content = await adapters.contentStore.open(ref);
    await server.kill();
    await expect(read(content ?? [])).rejects.toMatchObject(outage);
  });
});

async function read(chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<number> {
  let sizeBytes = 0;
  for await (const chunk of chunks) sizeBytes += chunk.byteLength;
  return sizeBytes;
}

/** For conditions that come true once the server is back. */
function isOutage(error: unknown): boolean {
  if (error instanceof StoreUnavailable) return false;
  throw error;
}

async function writeUntilOutage({ activityStore }: MongoAdapters, acknowledged: string[]): Promise<void> {
  try {
    for (let round = 0; ; round += 1) {
      const ids = Array.from({ length: 20 }, (_, n) => `r${round}-${n}`);
      await activityStore.replaceMany(ids.map((id) => activity(id)));
      acknowledged.push(...ids);
    }
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error;
  }
}
