import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ActivityContent, ActivityId } from '@foldwatch/domain';
import { activity, activityId, everythingIn, outgoing } from '@foldwatch/ports/testing';
import { DataDirectoryInUse, DatabaseTooNew, RestoreUnfinished } from '../database/store-failure';
import { contentPath } from '../files/content-files';
import { openEmbedded, type EmbeddedAdapters } from '../open-embedded';
import { backUp } from './back-up';
import { backUpToFile } from './back-up-to-file';
import { BackupUnusable, DataDirectoryNotEmpty, NoDataHere, TargetRefused } from './backup-errors';
import { readManifest } from './backup-manifest';
import { restore } from './restore';

let root: string;
let dataDir: string;
let target: string;
let restored: string;
let archive: string;
let store: EmbeddedAdapters;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'foldwatch-'));
  [dataDir, target, restored] = [join(root, 'data'), join(root, 'backup'), join(root, 'restored')];
  archive = join(root, 'backup.tar');
  store = await openEmbedded({ dataDir });
});

afterEach(async () => {
  await store.close();
  rmSync(root, { recursive: true });
});

const startedAt = new Date('2026-11-20T10:00:00.000Z');
const backUpNow = (into = target) => backUp({ dataDir, target: into, release: '0.1.0', startedAt });
const backUpToFileNow = () => backUpToFile({ dataDir, target: archive, release: '0.1.0', startedAt });
const restoreFile = () => restore({ source: archive, dataDir: restored, now: new Date() });
const restoreNow = (into = restored) => restore({ source: target, dataDir: into, now: new Date() });

const put = async (text: string): Promise<string> => (await store.contentStore.put(Buffer.from(text))).ref;

const contentOf = (bodyRef: string): ActivityContent => {
  const version = { hash: 'h', sizeBytes: 1, bodyType: 'text' as const, bodyRef, attachments: [], fetchedAt: 'then' };
  return { state: 'stored', current: version, earlier: [] };
};

/** One more activity, with content of its own. */
async function record(name: string): Promise<string> {
  const ref = await put(name);
  await store.activityStore.replaceMany([activity(name, { content: contentOf(ref) })]);
  return ref;
}

const namesOf = (word: string, count: number): readonly ActivityId[] =>
  Array.from({ length: count }, (_, n) => activityId(`${word}-${n}`));

async function inRestored<T>(look: (adapters: EmbeddedAdapters) => Promise<T>): Promise<T> {
  const adapters = await openEmbedded({ dataDir: restored });
  try {
    return await look(adapters);
  } finally {
    await adapters.close();
  }
}

const found = (...names: readonly string[]): Promise<number> =>
  inRestored(async ({ activityStore }) => (await activityStore.findMany(names.map(activityId))).size);

describe('a backup of a store that is in use', () => {
  it('holds what was acknowledged before it began, and not half of what came meanwhile', async () => {
    for (let n = 0; n < 300; n += 1) await record(`before-${n}`);
    let later = 0;
    const finished = new AbortController();
    const writing = (async () => {
      for (; !finished.signal.aborted; later += 1) await record(`later-${later}`);
    })();
    await backUpNow();
    finished.abort();
    await writing;
    const { counts } = await restoreNow();
    await inRestored(async ({ activityStore, contentStore }) => {
      const names = [...namesOf('before', 300), ...namesOf('later', later)];
      const there = await activityStore.findMany(names);
      expect(namesOf('before', 300).filter((name) => !there.has(name))).toEqual([]);
      expect(counts.activities).toBe(there.size);
      for (const { content } of there.values()) {
        expect(await contentStore.open(content.current?.bodyRef ?? '')).toBeDefined();
      }
    });
    expect(later).toBeGreaterThan(0);
  });

  it('has the content of what the writer was told and has not folded yet, or failed to', async () => {
    const [body, file, unnamed] = [await put('body'), await put('file'), await put('nobody speaks of it')];
    const payload = { activityId: 'a', bodyRef: body, attachments: [{ name: 'x.pdf', contentRef: file }] };
    const told = { ...outgoing('mail.content', 'k', 1, { payload }), type: 'mail.content' };
    await store.eventLog.publish([told]);
    const letter = {
      group: 'writer',
      event: { payload: { bodyRef: await put('dead') } },
      text: `{"bodyRef":"${await put('wrapped')}"}`,
    };
    await store.eventLog.publish([outgoing('dead.letters', 'k', 2, { payload: letter })]);
    const { content } = await backUpNow();
    expect(content).toMatchObject({ files: 4, missing: [] });
    expect(existsSync(contentPath(join(target, 'content'), unnamed))).toBe(false);
  });

  it('copies nothing secret, and lets nobody else read it', async () => {
    writeFileSync(join(dataDir, 'admin-token'), 'a secret that opens everything');
    await record('a');
    await backUpNow();
    expect(readdirSync(target).filter((name) => !/^(foldwatch-[\w-]+\.sqlite|foldwatch\.lock)$/.test(name))).toEqual([
      'content',
      'manifest.json',
    ]);
    expect(statSync(target).mode & 0o077).toBe(0);
    expect(statSync(join(target, 'manifest.json')).mode & 0o077).toBe(0);
  });

  it('is brought up to date by the next, which drops what nothing names any more', async () => {
    const first = await record('a');
    await backUpNow();
    const second = await put('second');
    await store.activityStore.replaceMany([activity('a', { version: 2, content: contentOf(second) })]);
    await backUpNow();
    expect(existsSync(contentPath(join(target, 'content'), first))).toBe(false);
    expect(readdirSync(target).filter((name) => name.endsWith('.sqlite'))).toHaveLength(1);
    await restoreNow();
    expect(await inRestored(({ contentStore }) => contentStore.open(second))).toBeDefined();
  });

  it('names content that is gone or no longer what its name says, and keeps the rest', async () => {
    const [gone, changed] = [await record('gone'), await record('changed')];
    await record('whole');
    await store.contentStore.remove(gone);
    writeFileSync(contentPath(join(dataDir, 'content'), changed), 'other bytes');
    const { content } = await backUpNow();
    expect(content).toMatchObject({ files: 1, missing: [gone, changed].toSorted() });
    await restoreNow();
    expect(await found('gone', 'changed', 'whole')).toBe(3);
  });

  it('is refused where no data is, within the data, over other things and while another one is being made', async () => {
    await expect(backUp({ dataDir: root, target, release: '', startedAt })).rejects.toBeInstanceOf(NoDataHere);
    await expect(backUpNow(join(dataDir, 'backup'))).rejects.toBeInstanceOf(TargetRefused);
    mkdirSync(join(root, 'photos'));
    writeFileSync(join(root, 'photos', 'holiday.jpg'), '');
    await expect(backUpNow(join(root, 'photos'))).rejects.toBeInstanceOf(TargetRefused);
    const twice = await Promise.allSettled([backUpNow(), backUpNow()]);
    expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('is refused when a newer release wrote the data', async () => {
    await store.close();
    inDatabase(join(dataDir, 'foldwatch.sqlite'), 'PRAGMA user_version = 9999');
    await expect(backUpNow()).rejects.toBeInstanceOf(DatabaseTooNew);
  });
});

describe('a backup that was broken off', () => {
  it('is no backup, and no hindrance to the next', async () => {
    await record('a');
    mkdirSync(target);
    for (const name of ['foldwatch-00000000-0000-4000-8000-000000000000.sqlite', 'manifest.json.partial']) {
      writeFileSync(join(target, name), 'half');
    }
    await expect(restoreNow()).rejects.toBeInstanceOf(BackupUnusable);
    await backUpNow();
    await restoreNow();
    expect(await found('a')).toBe(1);
  });

  it('leaves the one before as it was', async () => {
    await record('a');
    const { databases } = await backUpNow();
    await record('b');
    writeFileSync(join(target, 'foldwatch-00000000-0000-4000-8000-000000000000.sqlite'), 'half');
    expect((await readManifest(target))?.databases).toEqual(databases);
    await restoreNow();
    expect(await found('a', 'b')).toBe(1);
  });
});

describe('a backup in a file', () => {
  it('is a tar archive with the manifest first, and restores to the same', async () => {
    const refs = [await record('a'), await record('b'), await put('')];
    await store.activityStore.replaceMany([activity('empty', { content: contentOf(refs[2] ?? '') })]);
    const manifest = await backUpToFileNow();
    const names = execFileSync('tar', ['-tf', archive], { encoding: 'utf8' }).trim().split('\n');
    const content = refs.map((ref) => `content/${ref.slice(0, 2)}/${ref.slice(2, 4)}/${ref}`);
    expect(names.slice(0, 2)).toEqual(['manifest.json', manifest.databases[0]?.file]);
    expect(names.slice(2).toSorted()).toEqual(content.toSorted());
    expect(readdirSync(root).filter((name) => name.startsWith('backup'))).toEqual(['backup.tar']);
    expect(await restoreFile()).toEqual(manifest);
    await inRestored(async ({ activityStore, contentStore }) => {
      expect((await activityStore.findMany(['a', 'b', 'empty'].map(activityId))).size).toBe(3);
      for (const ref of refs) expect(await contentStore.open(ref)).toBeDefined();
    });
  });

  it('goes on with what a broken-off one left', async () => {
    const kept = await record('a');
    await backUpNow(`${archive}.parts`);
    writeFileSync(`${archive}.partial`, 'half');
    await record('b');
    await backUpToFileNow();
    await restoreFile();
    expect(await found('a', 'b')).toBe(2);
    expect(await inRestored(({ contentStore }) => contentStore.open(kept))).toBeDefined();
  });

  it.each<{ given: string; damage: (bytes: Buffer) => Buffer }>([
    { given: 'ends too early', damage: (bytes) => bytes.subarray(0, bytes.length - 3_000) },
    { given: 'ends in its first block', damage: (bytes) => bytes.subarray(0, 100) },
    { given: 'has another byte in a header', damage: (bytes) => withOtherByte(bytes, 5) },
    { given: 'has another byte in the database', damage: (bytes) => withOtherByte(bytes, 100_000) },
    { given: 'has another byte in its content', damage: (bytes) => withOtherByte(bytes, bytes.length - 1_024 - 512) },
    { given: 'is no archive', damage: () => Buffer.alloc(5_000, 'text ') },
    { given: 'is empty', damage: () => Buffer.alloc(0) },
  ])('is refused when it $given', async ({ damage }) => {
    await record('a');
    await backUpToFileNow();
    writeFileSync(archive, damage(readFileSync(archive)));
    await expect(restoreFile()).rejects.toBeInstanceOf(BackupUnusable);
    expect(existsSync(restored) ? readdirSync(restored).filter((name) => name !== 'foldwatch.lock') : []).toEqual([]);
  });
});

function withOtherByte(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8((copy.readUInt8(at) + 1) % 256, at);
  return copy;
}

describe('a restore', () => {
  beforeEach(async () => {
    await record('a');
  });

  it('is refused into a directory that is in use, or is not empty', async () => {
    await backUpNow();
    await expect(restoreNow(dataDir)).rejects.toBeInstanceOf(DataDirectoryInUse);
    await store.close();
    await expect(restoreNow(dataDir)).rejects.toBeInstanceOf(DataDirectoryNotEmpty);
    mkdirSync(restored);
    writeFileSync(join(restored, 'admin-token'), '');
    await expect(restoreNow()).rejects.toBeInstanceOf(DataDirectoryNotEmpty);
    expect(readdirSync(restored)).toEqual(['admin-token']);
  });

  it.each<{ given: string; damage: (manifest: string) => void }>([
    { given: 'a newer format', damage: (path) => rewrite(path, (text) => text.replace('"format": 1', '"format": 2')) },
    {
      given: 'newer data',
      damage: (path) => rewrite(path, (text) => text.replace(/"dataVersion": \d+/, '"dataVersion": 9999')),
    },
    { given: 'a damaged manifest', damage: (path) => rewrite(path, (text) => text.slice(0, 80)) },
    {
      given: 'a path out of it',
      damage: (path) => rewrite(path, (text) => text.replace(/"file": "[^"]+"/, '"file": "../x.sqlite"')),
    },
    { given: 'a damaged database', damage: (path) => rewrite(databaseOf(path), (text) => `${text} `) },
    { given: 'damaged content', damage: (path) => damageContent(join(path, '..', 'content')) },
  ])('is refused for $given, and leaves nothing behind', async ({ damage }) => {
    await backUpNow();
    damage(join(target, 'manifest.json'));
    await expect(restoreNow()).rejects.toBeInstanceOf(BackupUnusable);
    expect(existsSync(restored) ? readdirSync(restored).filter((name) => name !== 'foldwatch.lock') : []).toEqual([]);
  });

  it('that was broken off keeps the product from starting empty, and is begun anew by the next', async () => {
    await backUpNow();
    mkdirSync(join(restored, 'restoring'), { recursive: true });
    mkdirSync(join(restored, 'content'));
    writeFileSync(join(restored, 'restoring', 'foldwatch.sqlite'), 'half');
    await expect(openEmbedded({ dataDir: restored })).rejects.toBeInstanceOf(RestoreUnfinished);
    await restoreNow();
    expect(await found('a')).toBe(1);
    expect(existsSync(join(restored, 'restoring'))).toBe(false);
  });

  it('never has a place in the log given twice, so that nobody who read further misses what comes', async () => {
    const publish = (n: number) => store.eventLog.publish([outgoing('activity.events', 'k', n)]);
    await publish(0);
    await backUpNow();
    await publish(1);
    await publish(2);
    const place = await store.eventLog.end('activity.events');
    await restoreNow();
    const seen = await inRestored(async ({ eventLog }) => {
      await eventLog.publish([outgoing('activity.events', 'k', 3)]);
      expect(await everythingIn(eventLog, 'activity.events')).toHaveLength(2);
      return (await eventLog.read('activity.events', place, 10)).events.map(({ id }) => id);
    });
    expect(seen).toEqual(['k-3']);
  });
});

const databaseOf = (manifest: string): string =>
  join(manifest, '..', readdirSync(join(manifest, '..')).find((name) => name.endsWith('.sqlite')) ?? '');

function rewrite(path: string, change: (text: string) => string): void {
  writeFileSync(path, change(readFileSync(path, 'latin1')), 'latin1');
}

function damageContent(directory: string): void {
  const [file] = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  if (file !== undefined) writeFileSync(join(file.parentPath, file.name), 'other bytes');
}

function inDatabase(path: string, sql: string): void {
  const connection = new DatabaseSync(path);
  connection.exec(sql);
  connection.close();
}
