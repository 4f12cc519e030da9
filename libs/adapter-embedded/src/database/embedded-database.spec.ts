import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreUnavailable } from '@foldwatch/ports';
import { activity, activityId, outgoing } from '@foldwatch/ports/testing';
import { openEmbedded, type EmbeddedAdapters } from '../open-embedded';
import { EmbeddedDatabase } from './embedded-database';
import { DataDirectoryInUse, DatabaseTooNew, DatabaseUnusable } from './store-failure';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'foldwatch-'));
});

afterEach(() => rmSync(directory, { recursive: true }));

describe('the data directory', () => {
  it('belongs to one at a time, and is free again when that one has closed', async () => {
    const first = EmbeddedDatabase.open(directory);
    expect(() => EmbeddedDatabase.open(directory)).toThrow(DataDirectoryInUse);
    await first.close();
    await EmbeddedDatabase.open(directory).close();
  });

  it.each<{ given: string; prepare: (path: string) => void; expected: new (message: string) => Error }>([
    {
      given: 'text',
      prepare: (path) => writeFileSync(path, 'no database, but long enough to be looked at as one\n'.repeat(100)),
      expected: DatabaseUnusable,
    },
    {
      given: "another program's database",
      prepare: (path) => inDatabase(path, 'CREATE TABLE theirs (x)'),
      expected: DatabaseUnusable,
    },
    {
      given: 'a damaged header',
      prepare: (path) => writeFileSync(path, `SQLite format 3\0${'\u0001'.repeat(8000)}`),
      expected: DatabaseUnusable,
    },
  ])('is refused when the file is $given, and stays as it is', ({ prepare, expected }) => {
    prepare(join(directory, 'foldwatch.sqlite'));
    expect(() => EmbeddedDatabase.open(directory)).toThrow(expected);
    expect(() => EmbeddedDatabase.open(directory)).toThrow(expected);
  });

  it('is refused when a newer release wrote it', async () => {
    await EmbeddedDatabase.open(directory).close();
    inDatabase(join(directory, 'foldwatch.sqlite'), 'PRAGMA user_version = 9999');
    expect(() => EmbeddedDatabase.open(directory)).toThrow(DatabaseTooNew);
  });

  it('keeps what was written', async () => {
    const first = await openEmbedded({ dataDir: directory });
    await first.activityStore.replaceMany([activity('a')]);
    await first.close();
    const second = await openEmbedded({ dataDir: directory });
    expect((await second.activityStore.findMany([activityId('a')])).size).toBe(1);
    await second.close();
  });

  it('never gives an offset twice, also when everything was too old to be kept', async () => {
    const first = await openEmbedded({ dataDir: directory });
    await first.eventLog.publish([outgoing('config.changes', 'k', 0), outgoing('config.changes', 'k', 1)]);
    const later = new Date(Date.now() + 100 * 24 * 60 * 60 * 1000);
    expect(await first.retention.sweep(later, { decisionRetentionDays: 30 })).toMatchObject({ events: 2 });
    await first.close();
    const second = await openEmbedded({ dataDir: directory });
    await second.eventLog.publish([outgoing('config.changes', 'k', 2)]);
    const { events } = await second.eventLog.read('config.changes', undefined, 10);
    expect(events.map(({ id, offset }) => ({ id, offset }))).toEqual([{ id: 'k-2', offset: 2 }]);
    await second.close();
  });
});

describe('a full disk', () => {
  let adapters: EmbeddedAdapters;

  beforeEach(async () => {
    adapters = await openEmbedded({ dataDir: directory });
  });

  afterEach(() => adapters.close());

  const limitPages = (pages: number): Promise<unknown> =>
    adapters.database.read(() => adapters.database.statement(`PRAGMA max_page_count = ${pages}`).get());

  it('is an outage that loses nothing, and ends when there is room again', async () => {
    await adapters.activityStore.replaceMany([activity('before')]);
    await limitPages(60);
    const large = Array.from({ length: 300 }, (_, n) => activity(`n-${n}`, { message: { subject: 'x'.repeat(4000) } }));
    await expect(adapters.activityStore.replaceMany(large)).rejects.toBeInstanceOf(StoreUnavailable);
    expect((await adapters.activityStore.findMany([activityId('before')])).size).toBe(1);
    await limitPages(1_000_000);
    await adapters.activityStore.replaceMany(large);
    expect((await adapters.activityStore.findMany(large.map(({ id }) => id))).size).toBe(300);
  });

  it('makes a publication fail as a whole', async () => {
    const events = Array.from({ length: 500 }, (_, n) =>
      outgoing('config.changes', `k${n}`, n, { payload: { what: 'organization', mailboxId: 'x'.repeat(5000) } }),
    );
    await limitPages(80);
    await expect(adapters.eventLog.publish(events)).rejects.toBeInstanceOf(StoreUnavailable);
    expect((await adapters.eventLog.read('config.changes', undefined, 10)).events).toEqual([]);
    await limitPages(1_000_000);
    await adapters.eventLog.publish(events);
    expect((await adapters.eventLog.read('config.changes', undefined, 1000)).events).toHaveLength(500);
  });
});

describe('writes', () => {
  let database: EmbeddedDatabase;
  const put = (id: string): unknown => database.statement('INSERT INTO mailbox_epochs VALUES (?, 1)').run(id);
  const stored = (): Promise<readonly unknown[]> =>
    database.read(() =>
      database
        .statement('SELECT mailbox FROM mailbox_epochs')
        .all()
        .map((row) => row['mailbox']),
    );

  beforeEach(() => {
    database = EmbeddedDatabase.openInMemory();
  });

  afterEach(() => database.close());

  it('of one call are undone together when it gives up, and those of its neighbours are not', async () => {
    const results = await Promise.allSettled([
      database.write(() => put('a')),
      database.write(() => {
        put('b');
        throw new Error('gives up');
      }),
      database.write(() => put('c')),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await stored()).toEqual(['a', 'c']);
  });

  it('are seen by nobody before all portions of a call are committed', async () => {
    const writing = database.writeInPortions(function* portions() {
      put('a');
      yield;
      put('b');
      yield;
      put('c');
    });
    const seen: number[] = [];
    const reading = (async () => {
      for (let n = 0; n < 10; n += 1) {
        seen.push((await stored()).length);
        await new Promise((resolve) => {
          setImmediate(resolve);
        });
      }
    })();
    await Promise.all([writing, reading]);
    expect(seen.filter((count) => count !== 0 && count !== 3)).toEqual([]);
    expect(await stored()).toHaveLength(3);
  });

  it('that can wait are written with the next, or soon without one', async () => {
    const waiting = database.writeAlong(() => put('a'));
    await database.write(() => put('b'));
    expect(await stored()).toEqual(['a', 'b']);
    await waiting;
    await database.writeAlong(() => put('c'));
    expect(await stored()).toHaveLength(3);
  });

  it('that can wait are finished before the store closes', async () => {
    const waiting = database.writeAlong(() => put('a'));
    await database.close();
    await expect(waiting).resolves.toBeDefined();
  });

  it('that were begun are finished before the store closes, and later ones are refused', async () => {
    const begun = database.write(() => put('a'));
    const closed = database.close();
    await expect(begun).resolves.toBeDefined();
    await closed;
    await expect(database.write(() => put('b'))).rejects.toBeInstanceOf(StoreUnavailable);
  });
});

function inDatabase(path: string, sql: string): void {
  const connection = new DatabaseSync(path);
  connection.exec(sql);
  connection.close();
}
