import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SandboxExchange } from '@foldwatch/sandbox-exchange';
import type { ActivityView } from '../product/api-types';
import { EmbeddedProduct } from '../product/embedded-product';
import { exchangeEnv } from '../product/exchange-env';
import { foldwatch, foldwatchProcess } from '../product/foldwatch-command';
import { messageIdOf, TrackedMailbox } from '../product/tracked-mailbox';
import { until } from '../product/until';
import { failpointsInSources } from '../tools/failpoints-in-sources';
import { noteForRun } from '../tools/run-notes';

const nowhere = { EXCHANGE_EWS_URL: 'http://127.0.0.1:9/EWS/Exchange.asmx' };
const backupSteps = ['backup.database-copied', 'backup.content-copied', 'backup.manifest-written'];
const restoreSteps = ['restore.begun', 'restore.gathered', 'restore.content-placed', 'restore.database-placed'];

let root: string;
let sandbox: SandboxExchange;
let product: EmbeddedProduct;
let erin: TrackedMailbox;
let inbox: string;
let tracked: readonly string[];
const dragged: string[] = [];
/** The folder in which each mail rests, by its Message-ID. */
const resting = new Map<string, string>();

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'foldwatch-backup-'));
  sandbox = await SandboxExchange.open({ dataDir: ':memory:', port: 0, seedCast: true });
  product = await EmbeddedProduct.create(exchangeEnv(sandbox));
  await product.start();
  await product.call(
    'PUT',
    '/records',
    ['a-fabrikam', 'a-contoso'].map((id) => ({ table: 'account', id, name: id, emailAddresses: [] })),
  );
  erin = await TrackedMailbox.enable(sandbox, product, 'erin@contoso.example');
  inbox = erin.folder('Inbox');
  tracked = [
    await erin.track('Inbox/Fabrikam', { recordId: 'a-fabrikam' }),
    await erin.track('Inbox/Contoso', { recordId: 'a-contoso' }),
  ];
});

afterAll(async () => {
  await product.dispose();
  await sandbox.close();
  await rm(root, { recursive: true, force: true });
});

/** A mail arrives in Inbox and is dragged to a tracked folder; now and then one is dragged on. */
async function drag(): Promise<void> {
  const n = dragged.length;
  const itemId = await erin.deliver(`dragged-${n}`, inbox);
  const there = erin.move(itemId, tracked[n % 2] ?? '');
  if (n % 5 === 4) erin.move(there, tracked[(n + 1) % 2] ?? '');
  resting.set(messageIdOf(`dragged-${n}`), tracked[(n % 5 === 4 ? n + 1 : n) % 2] ?? '');
  dragged.push(`dragged-${n}`);
}

/** Drags until it is told to stop, never more than the product keeps up with. */
function dragOn(): { stop(): Promise<void> } {
  const stopped = new AbortController();
  const dragging = (async () => {
    while (!stopped.signal.aborted) {
      await drag();
      await until(async () => (await activities()).length > dragged.length - 40, 'the product to keep up');
    }
  })();
  return {
    stop: () => {
      stopped.abort();
      return dragging;
    },
  };
}

const activities = (): Promise<readonly ActivityView[]> => product.all<ActivityView>('/activities');

/** What is recorded, without what differs from one reading to another. */
const recorded = async (): Promise<readonly string[]> =>
  (await activities())
    .map((activity) =>
      JSON.stringify([
        activity.messageId,
        activity.id,
        activity.regarding?.id,
        erin.placesOf(activity).toSorted(),
        activity.content,
      ]),
    )
    .toSorted();

/** Each where it rests, so that nothing changes any more. */
const isSettled = (activity: ActivityView): boolean =>
  activity.content === 'stored' &&
  activity.regarding !== null &&
  erin.placesOf(activity).join() === resting.get(activity.messageId ?? '');

const hasCaughtUp = async (): Promise<boolean> => {
  const all = await activities();
  return all.length === dragged.length && all.every(isSettled);
};

const tracksOf = async (): Promise<readonly string[]> => {
  type Told = { id: string; type: string; data: { activityId: string } };
  const told = await product.all<Told>('/events?topic=activity.events');
  const ids = new Map(
    told.filter(({ type }) => type === 'activity.tracked').map(({ id, data }) => [id, data.activityId]),
  );
  return [...ids.values()];
};

const target = (): string => join(root, 'backup');

const restoring = (source: string, dataDir: string): readonly string[] => [
  'restore',
  '--from',
  source,
  '--data-dir',
  dataDir,
];

const backingUp = (to: string): readonly string[] => ['backup', '--data-dir', join(root, 'restored'), '--to', to];

/** Activities in a data directory, as a product that reaches no Exchange finds them. */
async function countOf(dataDir: string): Promise<number> {
  const other = await EmbeddedProduct.create(exchangeEnv(sandbox, { ...nowhere, FOLDWATCH_DATA_DIR: dataDir }));
  await other.start();
  const { length } = await other.all('/activities');
  await other.dispose();
  return length;
}

describe('a backup of the product while mail is dragged', () => {
  let acknowledged: readonly string[] = [];
  let model: readonly string[] = [];

  it('is made by the command without disturbing anybody', async () => {
    const load = dragOn();
    await until(async () => (await activities()).length >= 40, 'some mail to be recorded');
    acknowledged = (await activities()).map(({ id }) => id);
    const begun = performance.now();
    const backup = await foldwatch('backup', '--data-dir', product.dataDir, '--to', target(), '--json');
    const tookMs = performance.now() - begun;
    const during = dragged.length;
    await until(() => dragged.length >= during + 20, 'more mail to be dragged');
    await load.stop();
    expect(backup).toMatchObject({ end: 0, err: '' });
    const { activities: count } = JSON.parse(backup.out) as { activities: number };
    expect(count).toBeGreaterThanOrEqual(acknowledged.length);
    noteForRun({ kind: 'found', text: `a backup of ${count} activities under load took ${Math.round(tookMs)} ms` });
    await until(hasCaughtUp, 'everything to be recorded');
    model = await recorded();
    await product.stop();
  });

  it('restores to everything that was acknowledged before it', async () => {
    const restored = join(root, 'restored');
    expect(await foldwatch('restore', '--from', target(), '--data-dir', restored)).toMatchObject({ end: 0 });
    await product.start({ FOLDWATCH_DATA_DIR: restored, ...nowhere });
    const ids = new Set((await activities()).map(({ id }) => id));
    expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
    expect(ids.size).toBeLessThan(dragged.length);
    await product.stop();
  });

  it('goes on from there to the same activities, and doubles none', async () => {
    await product.start({ FOLDWATCH_DATA_DIR: join(root, 'restored') });
    await until(hasCaughtUp, 'the restored product to catch up');
    expect(await recorded()).toEqual(model);
    const tracks = await tracksOf();
    expect(tracks).toHaveLength(new Set(tracks).size);
    expect(tracks).toHaveLength(dragged.length);
    expect(await product.all('/dead-letters')).toEqual([]);
  });

  it('is refused as a restore over the directory in use', async () => {
    const over = await foldwatch('restore', '--from', target(), '--data-dir', join(root, 'restored'));
    expect(over.end).toBe(3);
    expect(over.err).toMatch(/Another process already works in the data directory/);
    expect((await product.request('GET', '/mailboxes')).status).toBe(200);
  });
});

describe('a backup or restore that is killed', () => {
  it('is tried at every failpoint that the sources name', () => {
    const named = failpointsInSources().filter((name) => /^(backup|restore)\./.test(name));
    expect(named.toSorted()).toEqual([...backupSteps, ...restoreSteps].toSorted());
  });

  it.each(backupSteps)('is no backup before it is whole, and hinders nobody (%s)', async (step) => {
    const to = join(root, `killed-${step}`);
    const killed = await foldwatchProcess(backingUp(to), { env: { FOLDWATCH_FAILPOINT: step } });
    expect(killed.end).toBe('SIGKILL');
    const isWhole = step === 'backup.manifest-written';
    expect((await foldwatch(...restoring(to, join(root, `of-${step}`)))).end).toBe(isWhole ? 0 : 3);
    expect((await product.request('GET', '/mailboxes')).status).toBe(200);
    expect((await foldwatch(...backingUp(to))).end).toBe(0);
    const again = join(root, `again-${step}`);
    expect((await foldwatch(...restoring(to, again))).end).toBe(0);
    expect(await countOf(again)).toBe(dragged.length);
  });

  it.each(restoreSteps)('leaves no store that looks whole and is not (%s)', async (step) => {
    const [source, dataDir] = [join(root, 'whole'), join(root, `data-${step}`)];
    if (!existsSync(source)) expect((await foldwatch(...backingUp(source))).end).toBe(0);
    const killed = await foldwatchProcess(restoring(source, dataDir), { env: { FOLDWATCH_FAILPOINT: step } });
    expect(killed.end).toBe('SIGKILL');
    const isWhole = step === 'restore.database-placed';
    if (!isWhole) {
      const half = await EmbeddedProduct.create(exchangeEnv(sandbox, { FOLDWATCH_DATA_DIR: dataDir }));
      half.spawn();
      expect(await half.ended()).toBe(1);
      expect(half.printed).toMatch(/restore into .* was broken off/);
      await half.dispose();
    }
    expect((await foldwatch(...restoring(source, dataDir))).end).toBe(isWhole ? 3 : 0);
    expect(await countOf(dataDir)).toBe(dragged.length);
  });

  it('leaves the backup before it whole, whenever it is killed', async () => {
    const whole = join(root, 'whole');
    const ends = [];
    for (const killAfterMs of [120, 200, 280, 360, 440, 520]) {
      await drag();
      ends.push((await foldwatchProcess(backingUp(whole), { killAfterMs })).end);
      const dataDir = join(root, `after-${killAfterMs}`);
      expect((await foldwatch(...restoring(whole, dataDir))).end).toBe(0);
    }
    expect(ends).toContain('SIGKILL');
  });
});
