import { until } from '@foldwatch/ports/testing';
import { IngestRig } from '../../testing/ingest-rig';

describe('a test that hangs', () => {
  let rig: IngestRig;
  let alex = '';
  let jobId = '';

  beforeEach(async () => {
    rig = await IngestRig.open();
    alex = await rig.addMailbox('alex@example.org', 'pending');
    rig.sandbox.setFaults([{ operation: 'SyncFolderHierarchy', fault: 'hang', times: 1 }]);
    jobId = await rig.startJob(alex, { kind: 'test-and-enable' });
    await until(() => isAtFolders(rig, jobId));
  });

  afterEach(() => rig.close());

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

const isAtFolders = async ({ adapters }: IngestRig, jobId: string): Promise<boolean> =>
  (await adapters.mailboxJobs.find(jobId))?.progress?.access?.running?.step === 'folders';
