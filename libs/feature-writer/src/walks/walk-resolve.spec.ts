import { mailDecided, type MailActionV1, type MailDecidedV1 } from '@foldwatch/contracts';
import { defaultOrganizationSettings, type CrmRecord } from '@foldwatch/domain';
import { activityId, aMail, aPresentObservation, aRecord, aRule, aTree } from '@foldwatch/domain/testing';
import { configured } from '@foldwatch/feature-rules/testing';
import { wholeOrganization, type ChangedSubject, type MailboxJob } from '@foldwatch/ports';
import { until } from '@foldwatch/ports/testing';
import { openPipeline, type Pipeline } from '../../testing';
import { CarryOutJobs } from './carry-out-jobs';
import { ResumeJobs } from './resume-jobs';

const { folders } = aTree('f-fabrikam');
const fabrikam = { table: 'account', id: 'fabrikam' };
const buyer = 'buyer@fabrikam.example';
const long = '2026-03-02T09:00:00.000Z';

const job: MailboxJob = {
  id: 'job-1',
  mailboxId: wholeOrganization,
  request: { kind: 'resolve' },
  createdAt: long,
};

const message = (n: number, from = buyer) =>
  aPresentObservation({
    activityId: activityId(`activity-${n}`),
    itemKey: `k${n}`,
    number: { epoch: 1, read: 1, n },
    mail: aMail({ from: { address: from } }),
  });

const address = (text: string): ChangedSubject => ({ kind: 'address', address: text });

describe('§5 resolving later, for all similar addresses at once', () => {
  let pipeline: Pipeline;
  let recorded = 0;

  beforeEach(async () => {
    recorded = 0;
    pipeline = await openPipeline();
    await configured(pipeline.adapters, { id: 'm-erin', rules: [aRule({ regarding: fabrikam })], folders });
    await pipeline.adapters.recordDirectory.putMany([aRecord({ ...fabrikam, name: 'Fabrikam', emailAddresses: [] })]);
    await pipeline.observe(...Array.from({ length: 5 }, (_, n) => message(n)), message(5, 'other@fabrikam.example'));
  });
  afterEach(() => pipeline.close());

  const put = (given: Partial<CrmRecord> = {}) => pipeline.adapters.recordDirectory.putMany([aRecord(given)]);

  const note = (...subjects: readonly ChangedSubject[]) =>
    pipeline.adapters.recordChanges.note(subjects.map((subject) => ({ subject, notedAt: long })));

  async function start(id = job.id): Promise<void> {
    await pipeline.adapters.mailboxJobs.add({ ...job, id });
    await pipeline.app.get(CarryOutJobs).execute([id]);
  }

  const resultOf = async (id = job.id) => (await pipeline.adapters.mailboxJobs.find(id))?.result;

  const sent = async (): Promise<readonly MailDecidedV1[]> => {
    const events = await pipeline.read(mailDecided.topic);
    return events.map(({ payload }) => payload as MailDecidedV1).filter(({ kind }) => kind === 'resolve');
  };

  /** What the writer's consumer does meanwhile. */
  async function record(): Promise<void> {
    const decisions = await sent();
    await pipeline.record(...decisions.slice(recorded));
    recorded = decisions.length;
  }

  const finished = (id = job.id) =>
    until(async () => {
      await record();
      return (await resultOf(id)) !== undefined;
    });

  const senders = () =>
    Promise.all(
      Array.from(
        { length: 6 },
        async (_, n) => (await pipeline.find(activityId(`activity-${n}`)))?.message.from?.record?.id,
      ),
    );

  it('gives all that carry the address its record, and tells of each change', async () => {
    await put();
    await note(address(buyer));
    await start();
    await finished();
    expect(await senders()).toEqual([...Array.from({ length: 5 }, () => 'c-buyer'), undefined]);
    expect(await resultOf()).toEqual({ kind: 'done' });
    expect((await pipeline.adapters.mailboxJobs.find(job.id))?.progress?.done).toBe(5);
    const told = (await pipeline.read('activity.events')).map(({ type, payload }) => ({ type, payload }));
    expect(told.filter(({ type }) => type === 'activity.updated').map(({ payload }) => payload)).toEqual(
      Array.from({ length: 5 }, () =>
        expect.objectContaining({ sequence: 2, changed: ['parties'], reason: 'records-changed' }),
      ),
    );
    expect(await pipeline.adapters.recordChanges.oldest(1)).toEqual([]);
  });

  it('takes the record off again when it is gone', async () => {
    await put();
    await note(address(buyer));
    await start();
    await finished();
    await pipeline.adapters.recordDirectory.remove(aRecord());
    await note(address(buyer));
    await start('job-2');
    await finished('job-2');
    expect(await senders()).toEqual(Array.from({ length: 6 }, () => undefined));
  });

  it('sends nothing for what resolves as before, and says that it is done', async () => {
    await note(address(buyer), address('nobody@fabrikam.example'));
    await start();
    await finished();
    expect(await sent()).toEqual([]);
  });

  it('has the categories that name a record looked at anew when others may read it, and no activity changed', async () => {
    const set = () => pipeline.read('mail.actions');
    const before = (await set()).length;
    await note({ kind: 'shared', record: fabrikam });
    await start();
    await finished();
    const told = (await set()).slice(before).map(({ payload }) => payload as MailActionV1);
    const expected = { kind: 'set-category', mailboxId: 'm-erin', category: 'Tracked: Fabrikam', regarding: fabrikam };
    expect(told.filter(({ kind }) => kind === 'set-category')).toEqual(
      Array.from({ length: 6 }, () => expect.objectContaining(expected)),
    );
    expect((await pipeline.find(activityId('activity-0')))?.version).toBe(1);
  });

  it('walks once for any number of changes', async () => {
    await put();
    const others = Array.from({ length: 350 }, (_, n) => address(`n${n}@fabrikam.example`));
    await note(...others, address(buyer));
    await start();
    await finished();
    expect(recorded).toBe(5);
    expect(await pipeline.adapters.recordChanges.oldest(1)).toEqual([]);
  });

  it('goes over to the survivor of a record that was merged, with what regards it and with its addresses', async () => {
    await put();
    await note(address(buyer));
    await start();
    await finished();
    const survivors = [
      aRecord({ table: 'account', id: 'litware', name: 'Litware', emailAddresses: [] }),
      aRecord({ id: 'c-survivor', emailAddresses: [] }),
      aRecord({ ...fabrikam, state: 'inactive', emailAddresses: [], mergedInto: { table: 'account', id: 'litware' } }),
      aRecord({ state: 'inactive', mergedInto: { table: 'contact', id: 'c-survivor' } }),
    ];
    await pipeline.adapters.recordDirectory.putMany(survivors);
    await note({ kind: 'merged', record: fabrikam }, address(buyer));
    await start('job-2');
    await finished('job-2');
    const found = await pipeline.find(activityId('activity-0'));
    expect(found?.regarding).toMatchObject({ id: 'litware', name: 'Litware', provenance: { source: 'folder-rule' } });
    expect(found?.message.from?.record?.id).toBe('c-survivor');
    expect((await pipeline.find(activityId('activity-5')))?.regarding?.id).toBe('litware');
  });

  it('leaves what regards a record that became inactive as it is', async () => {
    await pipeline.adapters.recordDirectory.putMany([aRecord({ ...fabrikam, name: 'Fabrikam', state: 'inactive' })]);
    await note({ kind: 'merged', record: fabrikam }, address(buyer));
    await start();
    await finished();
    expect((await pipeline.find(activityId('activity-0')))?.regarding?.id).toBe('fabrikam');
  });

  it('follows the organization’s wish for addresses with several records', async () => {
    await put();
    await put({ id: 'c-second' });
    const settings = { ...defaultOrganizationSettings, ambiguousSender: 'unresolved' as const };
    await pipeline.adapters.organizationConfigs.replace({ version: 1, settings });
    await note(address(buyer));
    await start();
    await finished();
    expect(await sent()).toEqual([]);
  });

  it('waits for what was resolved before the record changed to be stored', async () => {
    await put();
    const notedAt = new Date(Date.now() + 60_000).toISOString();
    await pipeline.adapters.recordChanges.note([{ subject: address(buyer), notedAt }]);
    await start();
    const readsBefore = pipeline.lag.reads;
    await until(() => pipeline.lag.reads > readsBefore + 2);
    expect([await sent(), await resultOf()]).toEqual([[], undefined]);
  });

  it('sends nothing while rules and writer are behind', async () => {
    pipeline.lag.events = 1_000;
    await put();
    await note(address(buyer));
    await start();
    await until(() => pipeline.lag.reads > 1);
    expect(await sent()).toEqual([]);
    pipeline.lag.events = 999;
    await finished();
    expect(recorded).toBe(5);
  });

  it('ends when a person stops it; what is left waits for the next import', async () => {
    pipeline.lag.events = 1_000;
    await put();
    await note(address(buyer));
    await start();
    await pipeline.adapters.mailboxJobs.finish(job.id, { kind: 'stopped' }, new Date().toISOString());
    pipeline.lag.events = 0;
    await pipeline.app.get(CarryOutJobs).beforeApplicationShutdown();
    expect(await sent()).toEqual([]);
    const again = await pipeline.restarted({ resumeJobsMs: 5 });
    await until(async () => (await pipeline.adapters.recordChanges.oldest(1)).length === 1);
    expect(await pipeline.adapters.mailboxJobs.findOpen([wholeOrganization])).toEqual([]);
    await again.close();
    expect(again.get(ResumeJobs)).toBeDefined();
  });

  it('is taken up by the next process, also when nobody came to ask for it', async () => {
    await put();
    await note(address(buyer));
    const next = await pipeline.restarted({ resumeJobsMs: 5, resolveSettleMs: 5 });
    await next.init();
    await until(async () => {
      await record();
      return (await senders())[4] !== undefined;
    });
    await next.close();
    expect(await senders()).toContain('c-buyer');
  });
});
