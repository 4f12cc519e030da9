import { activity, link } from '@foldwatch/ports/testing';
import { IngestRig } from '../../testing/ingest-rig';
import { until } from '../../testing/until';

jest.setTimeout(20_000);

describe('jobs', () => {
  let rig: IngestRig;

  beforeEach(async () => {
    rig = await IngestRig.open();
  });

  afterEach(() => rig.close());

  it('tests a mailbox that is not enabled yet, and tells each step', async () => {
    const alex = await rig.addMailbox('alex@example.org', 'pending');
    const { result } = await rig.runJob(alex, { kind: 'test-and-enable' });
    if (result?.kind !== 'tested') throw new Error('not tested');
    expect(result.steps.every(({ ok }) => ok)).toBe(true);
    expect(result.steps.length).toBeGreaterThan(3);
    expect((await rig.runJob(alex, { kind: 'sync' })).result).toMatchObject({ code: 'mailbox-not-enabled' });
  });

  it('reads the folders at once', async () => {
    const alex = await rig.addMailbox('alex@example.org');
    rig.folderId(alex, 'Inbox/New');
    await rig.runJob(alex, { kind: 'read-folders' });
    const tree = (await rig.adapters.folderTrees.findMany([alex])).get(alex);
    expect(tree?.folders.map(({ name }) => name)).toContain('New');
  });

  it('counts what Exchange has against the store, and names what was tracked without a link', async () => {
    const alex = await rig.addMailbox('alex@example.org');
    const rule = await rig.track(alex, 'Inbox/A');
    await rig.deliver(alex, 'Inbox/A', 'unstored');
    await until(async () => (await rig.rows(alex, 'Inbox/A')).some(({ state }) => state === 'known'));
    const { result } = await rig.runJob(alex, { kind: 'completeness' });
    if (result?.kind !== 'completeness') throw new Error('not checked');
    expect(result.folders).toMatchObject([
      { folderId: rule.folderId, inExchange: 1, inStore: 0, skipped: 0, missing: ['<unstored@contoso.com>'] },
    ]);
    const last = (await rig.observations()).at(-1);
    expect(last).toMatchObject({ kind: 'present', because: 'reconciliation' });
    const first = (await rig.observations())[0];
    expect(last?.itemKey).toBe(first?.itemKey);
  });

  it('counts what was dismissed on purpose among what is left out', async () => {
    const alex = await rig.addMailbox('alex@example.org');
    await rig.track(alex, 'Inbox/A');
    await rig.deliver(alex, 'Inbox/A', 'dismissed');
    await until(async () => (await rig.rows(alex, 'Inbox/A')).some(({ state }) => state === 'known'));
    const id = (await rig.rows(alex, 'Inbox/A'))[0]?.activityId;
    if (id === undefined) throw new Error('not observed');
    const untracked = { ...activity('dismissed', { links: [link(alex, [], { status: 'untracked' })] }), id };
    await rig.adapters.activityStore.replaceMany([{ ...untracked, status: 'untracked' }]);
    const { result } = await rig.runJob(alex, { kind: 'completeness' });
    expect(result).toMatchObject({ folders: [{ inExchange: 1, inStore: 0, skipped: 1, missing: [] }] });
  });

  it('does a job once, however often it is announced', async () => {
    const alex = await rig.addMailbox('alex@example.org');
    const job = await rig.runJob(alex, { kind: 'sync' });
    await rig.hint({ what: 'job', mailboxId: alex, jobId: job.id });
    await rig.runJob(alex, { kind: 'sync' });
    expect(await rig.adapters.mailboxJobs.find(job.id)).toEqual(job);
  });
});
