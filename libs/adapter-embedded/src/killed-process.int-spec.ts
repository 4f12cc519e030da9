import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { toActivityId } from '@foldwatch/domain';
import { everythingIn, until } from '@foldwatch/ports/testing';
import { DataDirectoryInUse } from './database/store-failure';
import { openEmbedded } from './open-embedded';

const root = resolve(__dirname, '..', '..', '..');

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

interface Round {
  readonly ids: readonly string[];
  readonly ref: string;
}

describe('a process that is killed in the middle of writing', () => {
  let directory: string;
  let dataDir: string;

  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'foldwatch-'));
    dataDir = join(directory, 'data');
    symlinkSync(join(root, 'node_modules'), join(directory, 'node_modules'));
    const libs = ['domain', 'contracts', 'ports', 'platform', 'adapter-embedded'].map((name) => `libs/${name}/src`);
    const ignored = '**/*.spec.ts,**/*.int-spec.ts';
    execFileSync(
      process.execPath,
      ['node_modules/.bin/swc', ...libs, '-d', join(directory, 'dist'), '--quiet', '--ignore', ignored],
      { cwd: root },
    );
    writeFileSync(join(directory, 'writer.cjs'), writerSource);
  });

  afterAll(() => rmSync(directory, { recursive: true }));

  const start = (name: string): ChildProcess =>
    spawn(process.execPath, [join(directory, 'writer.cjs'), dataDir, name], { stdio: ['ignore', 'pipe', 'inherit'] });

  it.each(['first', 'second', 'third'])('has lost nothing that it acknowledged (%s time)', async (name) => {
    const acknowledged: Round[] = [];
    const writer = start(name);
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
});
