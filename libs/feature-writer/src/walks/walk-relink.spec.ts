import { mailDecided, type MailDecidedV1 } from '@foldwatch/contracts';
import { activityId, aPresentObservation, aRecord, aRule, aTree } from '@foldwatch/domain/testing';
import { configured } from '@foldwatch/feature-rules/testing';
import type { MailboxJob } from '@foldwatch/ports';
import { until } from '@foldwatch/ports/testing';
import { openPipeline, type Pipeline } from '../../testing';
import { CarryOutJobs } from './carry-out-jobs';

const { folders } = aTree('f-fabrikam');
const fabrikam = { table: 'account', id: 'fabrikam' };
const litware = { table: 'account', id: 'litware', name: 'Litware' };

const job: MailboxJob = {
  id: 'job-1',
  mailboxId: 'm-erin',
  request: { kind: 'relink', ruleId: 'r1', ruleVersion: 2, regarding: litware },
  createdAt: '2026-03-02T09:00:00.000Z',
};

const message = (n: number) =>
  aPresentObservation({
    activityId: activityId(`activity-${n}`),
    itemKey: `k${n}`,
    number: { epoch: 1, read: 1, n },
  });

describe('a relink', () => {
  let pipeline: Pipeline;
  let recorded = 0;

  beforeEach(async () => {
    recorded = 0;
    pipeline = await openPipeline();
    await configured(pipeline.adapters, { id: 'm-erin', rules: [aRule({ regarding: fabrikam })], folders });
    await pipeline.adapters.recordDirectory.putMany([aRecord({ ...fabrikam, name: 'Fabrikam' })]);
    await pipeline.adapters.mailboxJobs.add(job);
    await pipeline.observe(...Array.from({ length: 5 }, (_, n) => message(n)));
  });
  afterEach(() => pipeline.close());

  /** What the writer's consumer does meanwhile: records the relinks published since the last time. */
  async function recordRelinks(): Promise<void> {
    const events = await pipeline.read(mailDecided.topic);
    const relinks = events.map(({ payload }) => payload as MailDecidedV1).filter(({ kind }) => kind === 'relink');
    await pipeline.record(...relinks.slice(recorded));
    recorded = relinks.length;
  }

  const isFinished = async (): Promise<boolean> =>
    (await pipeline.adapters.mailboxJobs.find(job.id))?.result !== undefined;

  const regarding = async (): Promise<readonly (string | undefined)[]> =>
    Promise.all(
      Array.from({ length: 5 }, async (_, n) => (await pipeline.find(activityId(`activity-${n}`)))?.regarding?.id),
    );

  it('gives what the rule tracked before its new record, page by page, and finishes the job', async () => {
    await pipeline.app.get(CarryOutJobs).execute([job.id, job.id]);
    await until(async () => {
      await recordRelinks();
      return isFinished();
    });
    expect(await regarding()).toEqual(Array.from({ length: 5 }, () => 'litware'));
    expect((await pipeline.adapters.mailboxJobs.find(job.id))?.result).toEqual({ kind: 'done' });
    expect(recorded).toBe(5);
  });

  it('also finds what was decided by the old version and stored only while it went on', async () => {
    const late = await pipeline.decide(message(9));
    await pipeline.app.get(CarryOutJobs).execute([job.id]);
    await until(async () => {
      await recordRelinks();
      return recorded === 5;
    });
    await pipeline.record(...late);
    await until(async () => {
      await recordRelinks();
      return isFinished();
    });
    expect((await pipeline.find(activityId('activity-9')))?.regarding?.id).toBe('litware');
  });

  it('sends nothing while rules and writer are behind', async () => {
    pipeline.lag.events = 1_000;
    await pipeline.app.get(CarryOutJobs).execute([job.id]);
    await until(() => pipeline.lag.reads > 1);
    await recordRelinks();
    expect(recorded).toBe(0);
    pipeline.lag.events = 999;
    await until(async () => {
      await recordRelinks();
      return isFinished();
    });
    expect(recorded).toBe(5);
  });

  it('ends when a person stops it, and keeps what it did', async () => {
    await pipeline.app.get(CarryOutJobs).execute([job.id]);
    await until(async () => (await pipeline.adapters.mailboxJobs.find(job.id))?.progress?.done === 2);
    await pipeline.adapters.mailboxJobs.finish(job.id, { kind: 'stopped' }, '2026-03-02T10:00:00.000Z');
    await recordRelinks();
    await pipeline.app.get(CarryOutJobs).beforeApplicationShutdown();
    await recordRelinks();
    expect(recorded).toBe(2);
    expect((await pipeline.adapters.mailboxJobs.find(job.id))?.result).toEqual({ kind: 'stopped' });
  });

  it('leaves the job open when the process ends, so that the next one goes on', async () => {
    await pipeline.app.get(CarryOutJobs).execute([job.id]);
    await pipeline.app.get(CarryOutJobs).beforeApplicationShutdown();
    expect(await isFinished()).toBe(false);
  });

  it('does not touch other jobs', async () => {
    await pipeline.adapters.mailboxJobs.add({ ...job, id: 'job-2', request: { kind: 'sync' } });
    await pipeline.app.get(CarryOutJobs).execute(['job-2', 'job-unknown']);
    expect((await pipeline.adapters.mailboxJobs.find('job-2'))?.result).toBeUndefined();
  });
});
