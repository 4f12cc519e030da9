import { createConnection, type Connection } from 'mongoose';
import type { CrmRecord } from '@foldwatch/domain';
import { StoreUnavailable } from '@foldwatch/ports';
import { activity, at } from '@foldwatch/ports/testing';
import { overMongo } from '../testing';
import { migrateMongo, openMongo } from '.';
import { schemas } from './database/collections';
import { migrations } from './database/migrations';
import { SchemaTooNew, SchemaTooOld } from './database/schema-version';

const newest = migrations.length;

overMongo('migrateMongo', (mongo) => {
  let uri: string;
  let connection: Connection;

  beforeEach(async () => {
    uri = mongo.freshUri();
    connection = await createConnection(uri).asPromise();
  });

  afterEach(async () => {
    await connection.dropDatabase();
    await connection.close();
  });

  const indexCount = async (): Promise<number> => {
    const names = (await connection.listCollections()).map(({ name }) => name).filter((name) => name in schemas);
    const indexes = await Promise.all(names.map((name) => connection.collection(name).indexes()));
    return indexes.flat().filter(({ name }) => name !== '_id_').length;
  };

  const declared = Object.values(schemas).flatMap((schema) => schema.indexes()).length;

  it('makes every declared index and says from where to where it went', async () => {
    expect(await migrateMongo({ uri })).toEqual({ from: 0, to: newest });
    expect(await indexCount()).toBe(declared);
  });

  it('changes nothing when it is run again', async () => {
    await migrateMongo({ uri });
    expect(await migrateMongo({ uri })).toEqual({ from: newest, to: newest });
    expect(await indexCount()).toBe(declared);
  });

  it('may be run by several at once', async () => {
    await Promise.all(Array.from({ length: 4 }, () => migrateMongo({ uri })));
    expect(await indexCount()).toBe(declared);
    const adapters = await openMongo({ uri });
    await adapters.close();
  });

  it('goes on where an earlier run was ended', async () => {
    await connection.collection('activities').createIndex({ order: 1 });
    await migrateMongo({ uri });
    expect(await indexCount()).toBe(declared);
  });

  it('gives what is there already the keys that it would be written with today', async () => {
    await migrateMongo({ uri });
    const adapters = await openMongo({ uri });
    const account: CrmRecord = {
      table: 'account',
      id: 'a',
      name: 'Fabrikam',
      emailAddresses: ['info@fabrikam.example'],
      state: 'active',
      createdAt: at(0),
      modifiedAt: at(0),
    };
    const merged = { ...account, id: 'b', emailAddresses: [], mergedInto: { table: 'account', id: 'a' } };
    const owned = { ...account, table: 'systemuser', id: 'u-erin', emailAddresses: [], ownerId: 'u-omar' };
    await adapters.recordDirectory.putMany([account, merged, owned]);
    await adapters.activityStore.replaceMany([activity('a'), activity('b', { status: 'untracked' })]);
    const rows = async () => [
      await connection.collection('records').find().toArray(),
      await connection.collection('activities').find().sort({ _id: 1 }).toArray(),
    ];
    const written = await rows();
    await connection.collection('records').updateMany({}, { $pull: { keys: /^[dmo]/ } } as object);
    await connection
      .collection('activities')
      .updateMany({ terms: { $exists: true } }, { $pull: { terms: /^e/ } } as object);
    await connection.collection('schema_version').updateOne({}, { $set: { version: 4 } });
    expect(await rows()).not.toEqual(written);
    expect(await migrateMongo({ uri })).toEqual({ from: 4, to: newest });
    const sorted = (found: Awaited<ReturnType<typeof rows>>) =>
      found
        .flat()
        .map(({ keys = [], terms = [], ...row }) => ({ ...row, keys: keys.toSorted(), terms: terms.toSorted() }));
    expect(sorted(await rows())).toEqual(sorted(written));
    await adapters.close();
  });

  it('is asked for when a database was never migrated', async () => {
    const opened = openMongo({ uri });
    await expect(opened).rejects.toBeInstanceOf(SchemaTooOld);
    await expect(opened).rejects.toThrow('run "npm run migrate" first');
  });

  it('leaves a database alone that a newer release has migrated', async () => {
    await migrateMongo({ uri });
    await connection.collection('schema_version').updateOne({}, { $set: { version: 99 } });
    for (const refused of [migrateMongo, openMongo]) {
      const attempt = refused({ uri });
      await expect(attempt).rejects.toBeInstanceOf(SchemaTooNew);
      await expect(attempt).rejects.toThrow('start the release that migrated it, or a newer one');
    }
  });

  it('says that there is no server, within seconds', async () => {
    const nowhere = migrateMongo({ uri: 'mongodb://127.0.0.1:1/nowhere', serverSelectionTimeoutMs: 500 });
    await expect(nowhere).rejects.toBeInstanceOf(StoreUnavailable);
  });
});
