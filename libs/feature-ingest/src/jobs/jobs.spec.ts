import { until } from '@foldwatch/ports/testing';
import { IngestRig } from '../../testing/ingest-rig';

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

  it('reads anew how much is in folders that nobody follows', async () => {
    const alex = await rig.addMailbox('alex@example.org');
    const folderId = rig.folderId(alex, 'Inbox/New');
    await rig.runJob(alex, { kind: 'read-folders' });
    await rig.deliver(alex, folderId, 'm-1');
    await rig.runJob(alex, { kind: 'read-folders' });
    const tree = (await rig.adapters.folderTrees.findMany([alex])).get(alex);
    expect(tree?.folders.find(({ name }) => name === 'New')?.itemCount).toBe(1);
  });

  it('tells when folders were read anew, also where nothing has changed', async () => {
    const alex = await rig.addMailbox('alex@example.org');
    await rig.runJob(alex, { kind: 'read-folders' });
    const askedAt = new Date().toISOString();
    await rig.runJob(alex, { kind: 'read-folders' });
    const readAt = (await rig.adapters.folderTrees.findMany([alex])).get(alex)?.readAt ?? '';
    expect(readAt >= askedAt).toBe(true);
  });

  it('waits with what is asked of a mailbox that was enabled a moment ago', async () => {
    const alex = await rig.addMailbox('alex@example.org', 'pending');
    const jobId = await rig.askUnheard(alex, { kind: 'read-folders' });
    await rig.hint({ what: 'job', mailboxId: alex, jobId });
    const resultOf = async () => (await rig.adapters.mailboxJobs.find(jobId))?.result;
    await until(async () => (await resultOf()) !== undefined);
    expect(await resultOf()).toEqual({ kind: 'done' });
  });

  it('does a job once, however often it is announced', async () => {
    const alex = await rig.addMailbox('alex@example.org');
    const job = await rig.runJob(alex, { kind: 'sync' });
    await rig.hint({ what: 'job', mailboxId: alex, jobId: job.id });
    await rig.runJob(alex, { kind: 'sync' });
    expect(await rig.adapters.mailboxJobs.find(job.id)).toEqual(job);
  });
});
