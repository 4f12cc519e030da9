import type { ActivityId, ReasonCode } from '@foldwatch/domain';
import { activity, link } from '@foldwatch/ports/testing';
import type { FolderCompleteness, IndexedItem, LoggedDecision, MailboxJob } from '@foldwatch/ports';
import { IngestRig } from '../../testing/ingest-rig';
import { until } from '../../testing/until';

/** Ingest alone: what rules and writer would do with its observations the spec does, or leaves undone. */
describe('a comparison of Exchange with the store', () => {
  let rig: IngestRig;
  let alex: string;

  beforeEach(async () => {
    rig = await IngestRig.open();
    alex = await rig.addMailbox('alex@example.org');
  });

  afterEach(() => rig.close());

  const compare = async (): Promise<FolderCompleteness> => {
    const { result } = await rig.runJob(alex, { kind: 'completeness' });
    if (result?.kind !== 'completeness') throw new Error(`not compared: ${JSON.stringify(result)}`);
    const [folder] = result.folders;
    if (folder === undefined) throw new Error('no folder');
    return folder;
  };

  const known = async (path: string, count = 1): Promise<readonly IndexedItem[]> => {
    await until(async () => (await rig.rows(alex, path)).filter(({ state }) => state === 'known').length === count);
    return rig.rows(alex, path);
  };

  /** What the writer makes of a message. */
  const store = async (name: string, row: IndexedItem, status: 'tracked' | 'untracked' = 'tracked'): Promise<void> => {
    const placed = status === 'tracked' ? [row.folderId] : [];
    const stored = { ...activity(name, { links: [link(alex, placed, { status })] }), id: idOf(row), status };
    await rig.adapters.activityStore.replaceMany([stored]);
  };

  const decide = (row: IndexedItem, reason: ReasonCode): Promise<void> => {
    const at = new Date().toISOString();
    const decision: LoggedDecision = {
      id: `decision-${row.itemKey}`,
      mailboxId: alex,
      activityId: idOf(row),
      ...(row.internetMessageId !== undefined && { internetMessageId: row.internetMessageId }),
      folderId: row.folderId,
      kind: 'present',
      verdict: 'skip',
      reason,
      checks: [],
      observedAt: at,
      decidedAt: at,
    };
    return rig.adapters.decisionLog.append([decision]);
  };

  const events = async (type: string) =>
    (await rig.events('mailbox.events')).filter((event) => event.type === type).map(({ payload }) => payload);

  it('names what was tracked without a link after it was observed again', async () => {
    const rule = await rig.track(alex, 'Inbox/A');
    await rig.deliver(alex, 'Inbox/A', 'unstored');
    await known('Inbox/A');
    expect(await compare()).toMatchObject({
      folderId: rule.folderId,
      inExchange: 1,
      inStore: 0,
      skipped: 0,
      mended: 0,
      missing: ['<unstored@contoso.com>'],
      missingCount: 1,
    });
    const observed = await rig.observations();
    expect(observed.at(-1)).toMatchObject({ kind: 'present', because: 'reconciliation' });
    expect(observed.at(-1)?.itemKey).toBe(observed[0]?.itemKey);
  });

  it('tells of a gap once when it opens and once when it closes', async () => {
    await rig.track(alex, 'Inbox/A');
    await rig.deliver(alex, 'Inbox/A', 'lost');
    const [row] = await known('Inbox/A');
    if (row === undefined) throw new Error('no row');
    await compare();
    await compare();
    const [since] = (await events('sync.gap.detected')).map((said) => Reflect.get(Object(said), 'at'));
    expect(await events('sync.gap.detected')).toMatchObject([{ mailboxId: alex, code: 'missing', missing: 1 }]);
    expect((await rig.adapters.mailboxStatus.findCompleteness([alex])).get(alex)).toMatchObject({
      missing: 1,
      gap: { comparisons: 2 },
    });
    await store('lost', row);
    await compare();
    await compare();
    expect(await events('sync.gap.closed')).toMatchObject([{ mailboxId: alex, missing: 0 }]);
    expect((await rig.adapters.mailboxStatus.findCompleteness([alex])).get(alex)?.gap).toBeUndefined();
    expect(JSON.stringify(await rig.events('mailbox.events'))).not.toContain('lost@contoso.com');
    expect(since).toBeDefined();
  });

  it('mends what the index had forgotten, and counts it', async () => {
    await rig.track(alex, 'Inbox/A');
    await rig.deliver(alex, 'Inbox/A', 'forgotten');
    const [row] = await known('Inbox/A');
    if (row === undefined) throw new Error('no row');
    await store('forgotten', row);
    await rig.stop();
    const owner = await rig.adapters.mailboxEpochs.take(alex);
    await rig.adapters.itemIndex.write(owner, { remove: [row] });
    await rig.start();
    await until(async () => rig.isTaken(alex));
    expect(await compare()).toMatchObject({ inExchange: 1, inStore: 1, mended: 1, missing: [] });
    expect(await rig.rows(alex, 'Inbox/A')).toMatchObject([{ state: 'known', itemKey: row.itemKey }]);
  });

  it('counts by reason what is rightly not in the store', async () => {
    await rig.track(alex, 'Inbox/A');
    for (const name of ['dismissed', 'private', 'blocked']) await rig.deliver(alex, 'Inbox/A', name);
    const rows = await known('Inbox/A', 3);
    const rowOf = (name: string): IndexedItem => {
      const row = rows.find(({ internetMessageId }) => internetMessageId === `<${name}@contoso.com>`);
      if (row === undefined) throw new Error('no row');
      return row;
    };
    await store('dismissed', rowOf('dismissed'), 'untracked');
    await decide(rowOf('private'), 'private-item');
    await decide(rowOf('blocked'), 'blocked');
    expect(await compare()).toMatchObject({
      inExchange: 3,
      inStore: 0,
      skipped: 3,
      skippedBy: { untracked: 1, 'private-item': 1, blocked: 1 },
      missing: [],
    });
  });

  it('leaves alone what lay in a folder before automatic tracking began, and observes what came since', async () => {
    const old = { receivedAt: new Date('2020-01-01') };
    await rig.deliver(alex, 'Inbox', 'old', old);
    await rig.configure(alex, {
      options: { track: 'all' },
      automaticFrom: new Date(Date.now() - 60_000).toISOString(),
    });
    await until(async () => (await rig.rows(alex, 'Inbox')).some(({ state }) => state === 'skipped'));
    await rig.deliver(alex, 'Inbox', 'left-out');
    const [leftOut] = (await known('Inbox')).filter(({ state }) => state === 'known');
    if (leftOut === undefined) throw new Error('no row');
    await decide(leftOut, 'excluded');
    await rig.stop();
    await rig.deliver(alex, 'Inbox', 'unheard');
    await rig.adapters.itemIndex.write(await rig.adapters.mailboxEpochs.take(alex), {
      remove: await rig.rows(alex, 'Inbox'),
    });
    await rig.start();
    await until(async () => rig.isTaken(alex));
    await decide(leftOut, 'excluded');
    const before = (await rig.observations()).length;
    const found = await compare();
    expect(found).toMatchObject({ inExchange: 3, skippedBy: { 'there-before': 1, excluded: 1 } });
    expect(found.missing).toEqual(['<unheard@contoso.com>']);
    const said = (await rig.observations()).slice(before).map(({ mail }) => mail?.subject);
    expect(said).not.toContain('old');
  });

  it('concludes nothing while rules and writer are behind', async () => {
    await rig.stop();
    await rig.start({ drainMs: 10, drainAtMostMs: 100 });
    await rig.track(alex, 'Inbox/A');
    await rig.deliver(alex, 'Inbox/A', 'waiting');
    await known('Inbox/A');
    rig.pipelineLag = 1;
    const { result } = await rig.runJob(alex, { kind: 'completeness', because: 'schedule' });
    expect(result).toMatchObject({ kind: 'failed', code: 'pipeline-behind' });
    expect((await rig.adapters.mailboxStatus.findCompleteness([alex])).size).toBe(0);
  });

  it('is made on schedule, once in each interval', async () => {
    await rig.track(alex, 'Inbox/A');
    await rig.stop();
    const everyMs = 400;
    await rig.start({
      reconcileMs: 20,
      completeness: { everyMs, lookMs: 10, restFactor: 1, longestRestMs: 10 },
    });
    const asOf = async (): Promise<string | undefined> =>
      (await rig.adapters.mailboxStatus.findCompleteness([alex])).get(alex)?.asOf;
    await until(async () => (await asOf()) !== undefined);
    const first = (await asOf()) ?? '';
    await until(async () => ((await asOf()) ?? '') > first);
    const latest: MailboxJob | undefined = await rig.adapters.mailboxJobs.findLatest(alex, 'completeness');
    expect(latest?.request).toEqual({ kind: 'completeness', because: 'schedule' });
    expect(Date.parse((await asOf()) ?? '') - Date.parse(first)).toBeGreaterThan(everyMs / 4);
  });
});

const idOf = ({ activityId }: IndexedItem): ActivityId => {
  if (activityId === undefined) throw new Error('not observed');
  return activityId;
};
