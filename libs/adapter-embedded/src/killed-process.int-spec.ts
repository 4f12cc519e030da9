import { once } from 'node:events';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { gunzipSync } from 'node:zlib';
import { toActivityId } from '@foldwatch/domain';
import { everythingIn, until } from '@foldwatch/ports/testing';
import { CompiledLibs } from '../testing/compiled-libs';
import { newestVersion } from './database/migrate';
import { DataDirectoryInUse } from './database/store-failure';
import { openEmbedded } from './open-embedded';

const fixture = resolve(__dirname, '..', '..', '..', 'test', 'fixtures', 'embedded', '0.1.0.sqlite.gz');

/** Writes for ever, and says of each round, once it is acknowledged, which one it was. */
const writerSource = `
require('reflect-metadata');
const { openEmbedded } = require('./dist/libs/adapter-embedded/src');
const [dataDir, name] = process.argv.slice(2);
const time = '2026-11-01T08:00:00.000Z';
const message = { kind: 'message', subject: 'x'.repeat(1500), direction: 'incoming', to: [], cc: [], bcc: [], references: [], messageIdReused: false };
const activity = (id, version) => ({ id, organizationId: 'o', version, sequence: 1, status: 'tracked', message, links: [], content: { state: 'pending', earlier: [] }, history: [], createdAt: time, modifiedAt: time });
const event = (id, round) => ({ topic: 'config.changes', key: 'k' + round % 7, id, type: 'config.changed', version: 1, time, correlationId: 'c', payload: { what: 'organization', mailboxId: 'x'.repeat(1500) } });
(async () => {
  const store = await openEmbedded({ dataDir });
  for (let round = 0; ; round += 1) {
    const ids = Array.from({ length: 20 }, (_, n) => [name, round, n].join('-').padEnd(12, '-'));
    const [, , { ref }] = await Promise.all([
      store.activityStore.replaceMany(ids.map((id) => activity(id, 1))),
      store.eventLog.publish(ids.map((id) => event(id, round))),
      store.contentStore.put(Buffer.from(ids.join())),
    ]);
    process.stdout.write(JSON.stringify({ ids, ref }) + '\\n');
  }
})();
`;

/** A step to a newer version that does not come to its end. */
const migrationSource = `
require('reflect-metadata');
const { DatabaseSync } = require('node:sqlite');
const { migrate } = require('./dist/libs/adapter-embedded/src/database/migrate');
const { migrations } = require('./dist/libs/adapter-embedded/src/database/schema');
const [path] = process.argv.slice(2);
const connection = new DatabaseSync(path);
connection.exec('PRAGMA journal_mode = WAL; PRAGMA cache_size = 10');
const endless = 'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) INSERT INTO halfway SELECT randomblob(1000) FROM n';
migrate(connection, path, [...migrations, 'CREATE TABLE halfway (x); ' + endless]);
`;

interface Round {
  readonly ids: readonly string[];
  readonly ref: string;
}

describe('a process that is killed in the middle of writing', () => {
  let libs: CompiledLibs;
  let dataDir: string;

  beforeAll(() => {
    libs = new CompiledLibs();
    dataDir = join(libs.directory, 'data');
  });

  afterAll(() => libs.remove());

  it.each(['first', 'second', 'third'])('has lost nothing that it acknowledged (%s time)', async (name) => {
    const acknowledged: Round[] = [];
    const writer = libs.start(writerSource, dataDir, name);
    const exited = once(writer, 'exit');
    if (writer.stdout === null) throw new Error('the writer has no output');
    createInterface(writer.stdout).on('line', (line) => acknowledged.push(JSON.parse(line)));
    await until(() => acknowledged.length >= 40);
    await expect(openEmbedded({ dataDir })).rejects.toBeInstanceOf(DataDirectoryInUse);
    writer.kill('SIGKILL');
    await exited;

    const store = await openEmbedded({ dataDir });
    const ids = acknowledged.flatMap((round) => round.ids.flatMap((id) => toActivityId(id) ?? []));
    expect(ids.length).toBe(acknowledged.length * 20);
    expect((await store.activityStore.findMany(ids)).size).toBe(ids.length);
    const published = new Set((await everythingIn(store.eventLog, 'config.changes')).map(({ id }) => id));
    expect(ids.filter((id) => !published.has(id))).toEqual([]);
    for (const { ref } of acknowledged) expect(await store.contentStore.open(ref)).toBeDefined();
    await store.close();
  });

  it('finds the version before when it is killed in a step to a newer one', async () => {
    const directory = join(libs.directory, 'earlier');
    const path = join(directory, 'foldwatch.sqlite');
    mkdirSync(directory);
    writeFileSync(path, gunzipSync(readFileSync(fixture)));
    const migrating = libs.start(migrationSource, path);
    const exited = once(migrating, 'exit');
    await until(() => sizeOf(`${path}-wal`) > 2_000_000);
    migrating.kill('SIGKILL');
    await exited;
    const connection = new DatabaseSync(path);
    expect(connection.prepare('PRAGMA user_version').get()).toEqual({ user_version: newestVersion });
    expect(connection.prepare(`SELECT name FROM sqlite_schema WHERE name = 'halfway'`).get()).toBeUndefined();
    connection.close();
    await (await openEmbedded({ dataDir: directory })).close();
  });
});

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
