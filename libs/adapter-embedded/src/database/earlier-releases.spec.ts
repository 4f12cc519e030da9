import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gunzipSync } from 'node:zlib';
import { readEvent, topics } from '@foldwatch/contracts';
import { toActivityId } from '@foldwatch/domain';
import { everythingIn } from '@foldwatch/ports/testing';
import { openEmbedded, type EmbeddedAdapters } from '../open-embedded';
import { migrate, newestVersion } from './migrate';
import { migrations } from './schema';
import { DatabaseTooNew } from './store-failure';

const fixtures = join(__dirname, '..', '..', '..', '..', 'test', 'fixtures', 'embedded');
const releases = readdirSync(fixtures).flatMap((name) => /^(.+)\.sqlite\.gz$/.exec(name)?.[1] ?? []);
const all = { limit: 1_000 };
const long = '9999-12-31T00:00:00.000Z';

let directory: string;
let path: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'foldwatch-'));
  path = join(directory, 'foldwatch.sqlite');
});

afterEach(() => rmSync(directory, { recursive: true }));

const put = (release: string): void =>
  writeFileSync(path, gunzipSync(readFileSync(join(fixtures, `${release}.sqlite.gz`))));

function inDatabase<T>(work: (connection: DatabaseSync) => T): T {
  const connection = new DatabaseSync(path);
  try {
    return work(connection);
  } finally {
    connection.close();
  }
}

const versionIn = (connection: DatabaseSync): unknown =>
  connection.prepare('PRAGMA user_version').get()?.['user_version'];
const valuesOf = (sql: string): readonly string[] =>
  inDatabase((connection) =>
    connection
      .prepare(sql)
      .all()
      .map((row) => String(Object.values(row)[0])),
  );
const countOf = (table: string): number => Number(valuesOf(`SELECT count(*) FROM ${table}`)[0]);
const schemaOf = (connection: DatabaseSync): readonly unknown[] =>
  connection.prepare(`SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name`).all();

const activityIds = (texts: readonly string[]) => texts.flatMap((text) => toActivityId(text) ?? []);

async function opened(look: (adapters: EmbeddedAdapters) => Promise<void>): Promise<void> {
  const adapters = await openEmbedded({ dataDir: directory });
  try {
    await look(adapters);
  } finally {
    await adapters.close();
  }
}

const withStep = (step: string): readonly string[] => [...migrations, step];

describe.each(releases)('the data of release %s', (release) => {
  beforeEach(() => put(release));

  it('was made by the steps as they are written today', () => {
    const version = Number(inDatabase(versionIn));
    const fresh = new DatabaseSync(':memory:');
    migrate(fresh, ':memory:', migrations.slice(0, version));
    expect(inDatabase(schemaOf)).toEqual(schemaOf(fresh));
    fresh.close();
  });

  it('is brought up to the newest version and then has its very tables', async () => {
    await opened(async () => undefined);
    const fresh = new DatabaseSync(':memory:');
    migrate(fresh, ':memory:');
    expect(inDatabase(schemaOf)).toEqual(schemaOf(fresh));
    expect(inDatabase(versionIn)).toBe(newestVersion);
    fresh.close();
  });

  it('has all its activities, decisions and records', async () => {
    const [ids, decisions, records] = [valuesOf('SELECT id FROM activities'), countOf('decisions'), countOf('records')];
    expect(ids.length * decisions * records).toBeGreaterThan(0);
    await opened(async ({ activityStore, activityQueries, decisionLog, recordDirectory }) => {
      const activities = await activityStore.findMany(activityIds(ids));
      expect(activities.size).toBe(ids.length);
      for (const { message, links, history } of activities.values()) {
        expect({ subject: message.subject, links, history }).toEqual({
          subject: expect.stringMatching(/\w/),
          links: expect.arrayContaining([expect.objectContaining({ placements: expect.any(Array) })]),
          history: expect.arrayContaining([expect.objectContaining({ sequence: expect.any(Number) })]),
        });
      }
      const found = await activityQueries.list({ words: ['recorded'], ...all });
      expect(found.activities).toHaveLength(
        [...activities.values()].filter(({ status }) => status === 'tracked').length,
      );
      expect((await decisionLog.list(all)).decisions).toHaveLength(decisions);
      expect((await recordDirectory.list(all)).records).toHaveLength(records);
    });
  });

  it('has its mailboxes as they are configured, how far each was read, and what was in it', async () => {
    const jobs = valuesOf('SELECT id FROM mailbox_jobs');
    const [items, cursors, rules] = [countOf('items'), countOf('sync_cursors'), countOf('rule_progress')];
    const epochs = new Map(valuesOf(`SELECT mailbox || '=' || epoch FROM mailbox_epochs`).map(pairOf));
    await opened(async (adapters) => {
      const { configs } = await adapters.mailboxConfigs.list(1_000);
      expect(configs.map(({ mailbox }) => mailbox.id)).toEqual([...epochs.keys()]);
      expect((await adapters.organizationConfigs.find()).version).toBeGreaterThan(0);
      for (const id of jobs) expect(await adapters.mailboxJobs.find(id)).toBeDefined();
      const seen = { items: 0, cursors: 0, rules: 0 };
      for (const { mailbox } of configs) {
        const { id } = mailbox;
        expect((await adapters.mailboxEpochs.take(id)).epoch).toBe(Number(epochs.get(id)) + 1);
        expect((await adapters.folderTrees.findMany([id])).get(id)?.folders.length).toBeGreaterThan(0);
        expect((await adapters.mailboxStatus.findHealth([id])).get(id)).toBeDefined();
        seen.cursors += (await adapters.syncCursors.find(id)).length;
        seen.rules += (await adapters.mailboxStatus.findProgress(id)).size;
        for (const folderId of (await adapters.itemIndex.counts(id)).keys()) {
          seen.items += (await adapters.itemIndex.list(id, folderId, 1_000)).length;
        }
      }
      expect(seen).toEqual({ items, cursors, rules });
    });
  });

  it('has its whole event log, each event as its contract says, and goes on in it', async () => {
    const [events, parked] = [countOf('events'), countOf('parked_events')];
    await opened(async ({ eventLog, parkedEvents }) => {
      const logged = await Promise.all(Object.keys(topics).map((topic) => everythingIn(eventLog, topic)));
      expect(logged.flat()).toHaveLength(events);
      for (const { type, version, payload } of logged.flat().filter((event) => event.payload !== undefined)) {
        expect(readEvent(type, version, payload)).toMatchObject({ kind: 'ok' });
      }
      expect(await parkedEvents.findDue('rules', new Date(long), 10)).toHaveLength(parked);
    });
  });
});

describe('a step to a newer version', () => {
  beforeEach(() => put('0.1.0'));

  it('is made once', () => {
    const steps = withStep('ALTER TABLE records ADD COLUMN extra TEXT');
    inDatabase((connection) => migrate(connection, path, steps));
    inDatabase((connection) => migrate(connection, path, steps));
    expect(inDatabase(versionIn)).toBe(steps.length);
  });

  it('that fails in the middle leaves everything as it was', () => {
    inDatabase((connection) => migrate(connection, path));
    const before = inDatabase(schemaOf);
    const steps = withStep('CREATE TABLE halfway (x); UPDATE records SET id = id || 1; SELECT * FROM nowhere');
    expect(() => inDatabase((connection) => migrate(connection, path, steps))).toThrow(/nowhere/);
    expect(inDatabase(schemaOf)).toEqual(before);
    expect(inDatabase(versionIn)).toBe(newestVersion);
  });

  it('that an older release does not know keeps that release out, which says what helps', () => {
    inDatabase((connection) => migrate(connection, path, withStep('CREATE TABLE newer (x)')));
    expect(() => inDatabase((connection) => migrate(connection, path))).toThrow(DatabaseTooNew);
    expect(() => inDatabase((connection) => migrate(connection, path))).toThrow(/Run that release or a later one/);
  });
});

function pairOf(text: string): [string, string] {
  const [key = '', value = ''] = text.split('=');
  return [key, value];
}
