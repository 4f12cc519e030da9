import { until } from '@foldwatch/ports/testing';
import { IngestRig } from '../../testing/ingest-rig';

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

  describe('a test that hangs', () => {
    let alex = '';
    let jobId = '';

    beforeEach(async () => {
      alex = await rig.addMailbox('alex@example.org', 'pending');
      rig.sandbox.setFaults([{ operation: 'SyncFolderHierarchy', fault: 'hang', times: 1 }]);
      jobId = await rig.startJob(alex, { kind: 'test-and-enable' });
      await until(() => isAtFolders(rig, jobId));
    });

    it('tells which step does, and what passed before', async () => {
      const access = (await rig.adapters.mailboxJobs.find(jobId))?.progress?.access;
      expect(access?.running).toMatchObject({ step: 'folders', doing: 'Reading the folders.' });
      expect(access?.ended.map(({ step, ok }) => [step, ok])).toEqual([
        ['server', true],
        ['sign-in', true],
        ['mailbox', true],
      ]);
    });

    it('says that it is still there, and ends when it is stopped', async () => {
      const first = (await rig.adapters.mailboxJobs.find(jobId))?.progress?.revision ?? 0;
      await until(async () => ((await rig.adapters.mailboxJobs.find(jobId))?.progress?.revision ?? 0) > first);
      await rig.adapters.mailboxJobs.finish(jobId, { kind: 'stopped' }, new Date().toISOString());
      expect((await rig.runJob(alex, { kind: 'test-and-enable' })).result?.kind).toBe('tested');
      await rig.stop();
      expect((await rig.adapters.mailboxJobs.find(jobId))?.result).toEqual({ kind: 'stopped' });
    });

    it('begins anew after its process has ended', async () => {
      await rig.stop();
      expect((await rig.adapters.mailboxJobs.find(jobId))?.result).toBeUndefined();
      await rig.start();
      await until(async () => (await rig.adapters.mailboxJobs.find(jobId))?.result?.kind === 'tested');
    });
  });

  it('reads the folders at once', async () => {
    const alex = await rig.addMailbox('alex@example.org');
    rig.folderId(alex, 'Inbox/New');
    await rig.runJob(alex, { kind: 'read-folders' });
    const tree = (await rig.adapters.folderTrees.findMany([alex])).get(alex);
    expect(tree?.folders.map(({ name }) => name)).toContain('New');
  });

  it('does a job once, however often it is announced', async () => {
    const alex = await rig.addMailbox('alex@example.org');
    const job = await rig.runJob(alex, { kind: 'sync' });
    await rig.hint({ what: 'job', mailboxId: alex, jobId: job.id });
    await rig.runJob(alex, { kind: 'sync' });
    expect(await rig.adapters.mailboxJobs.find(job.id)).toEqual(job);
  });
});

const isAtFolders = async ({ adapters }: IngestRig, jobId: string): Promise<boolean> =>
  (await adapters.mailboxJobs.find(jobId))?.progress?.access?.running?.step === 'folders';
