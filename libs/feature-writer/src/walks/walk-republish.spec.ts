import type { ActivityStateV1 } from '@foldwatch/contracts';
import { defaultOrganizationSettings, foldSettingsOf } from '@foldwatch/domain';
import { activityId, aPresentObservation, aRule, aTree } from '@foldwatch/domain/testing';
import { configured } from '@foldwatch/feature-rules/testing';
import { wholeOrganization, type LoggedEvent, type MailboxJob, type RepublishedPart } from '@foldwatch/ports';
import { until } from '@foldwatch/ports/testing';
import { openPipeline, type Pipeline } from '../../testing';
import { CarryOutJobs } from './carry-out-jobs';

const id = (n: number) => activityId(`activity-${n}`);
const long = '1970-01-01T00:00:00.000Z';

const message = (n: number, mailboxId = 'm-erin') =>
  aPresentObservation({ mailboxId, activityId: id(n), itemKey: `k${n}`, number: { epoch: 1, read: 1, n } });

const untracked = (n: number) =>
  ({
    kind: 'untrack',
    id: `manual-${n}`,
    activityId: id(n),
    decidedAt: new Date().toISOString(),
    settings: foldSettingsOf(defaultOrganizationSettings),
    by: 'erin',
  }) as const;

const keys = (events: readonly LoggedEvent[], topic: string): readonly string[] =>
  events.filter((event) => event.topic === topic).map(({ key }) => key);

describe('a republication', () => {
  let pipeline: Pipeline;
  let before: readonly LoggedEvent[] = [];

  beforeEach(async () => {
    pipeline = await openPipeline();
    const { folders } = aTree('f-fabrikam');
    await configured(pipeline.adapters, { id: 'm-erin', rules: [aRule()], folders });
    await configured(pipeline.adapters, { id: 'm-omar', rules: [aRule()], folders });
    await pipeline.observe(...[0, 1, 2, 3, 4].map((n) => message(n)), message(7, 'm-omar'));
    await pipeline.record(untracked(4));
    before = await all();
  });
  afterEach(() => pipeline.close());

  const all = async (): Promise<readonly LoggedEvent[]> => [
    ...(await pipeline.read('activity.events')),
    ...(await pipeline.read('activity.state')),
  ];

  const find = (jobId: string) => pipeline.adapters.mailboxJobs.find(jobId);

  async function start(of: RepublishedPart, jobId = 'job-1'): Promise<void> {
    const createdAt = new Date().toISOString();
    const job: MailboxJob = { id: jobId, mailboxId: wholeOrganization, request: { kind: 'republish', of }, createdAt };
    await pipeline.adapters.mailboxJobs.add(job);
    await pipeline.app.get(CarryOutJobs).execute([jobId]);
  }

  /** Begins one of everything, and lets the pipeline fall far behind after so many pages. */
  async function startFor(pages: number): Promise<void> {
    pipeline.lag.quietReads = pages;
    await start({ since: long });
    await until(() => pipeline.lag.events > 0);
  }

  async function republished(of: RepublishedPart): Promise<readonly LoggedEvent[]> {
    await start(of);
    await until(async () => (await find('job-1'))?.result !== undefined);
    expect((await find('job-1'))?.result).toEqual({ kind: 'done' });
    return (await all()).filter(({ correlationId }) => correlationId === 'job-1');
  }

  it('tells one activity again, with the ids, sequences and state that it had', async () => {
    const again = await republished({ activityId: id(1) });
    expect(again.map(({ topic, key, sequence }) => [topic, key, sequence])).toEqual([
      ['activity.events', id(1), 1],
      ['activity.state', id(1), 1],
    ]);
    for (const { id: eventId, payload } of again) {
      expect(before.find((event) => event.id === eventId)?.payload).toEqual(payload);
    }
    expect(again.every(({ traceparent }) => traceparent !== undefined)).toBe(true);
  });

  it('tells the tombstone of what is tracked no more, and its history', async () => {
    const again = await republished({ activityId: id(4) });
    expect(again.map(({ type, sequence, payload }) => [type, sequence, payload === undefined])).toEqual([
      ['activity.tracked', 1, false],
      ['activity.untracked', 2, false],
      ['activity.state', 2, true],
    ]);
  });

  it('tells all that a mailbox ever had a link of, and nothing of others', async () => {
    const again = await republished({ mailboxId: 'm-erin' });
    expect(keys(again, 'activity.state').toSorted()).toEqual([0, 1, 2, 3, 4].map(id).toSorted());
    expect((await find('job-1'))?.progress?.done).toBe(5);
  });

  it('tells what was modified since a moment', async () => {
    const again = await republished({ since: long });
    expect(keys(again, 'activity.state')).toHaveLength(6);
    expect((await find('job-1'))?.progress).toMatchObject({ done: 6, reachedAt: expect.any(String) });
    await start({ since: new Date(Date.now() + 1_000).toISOString() }, 'job-2');
    await until(async () => (await find('job-2'))?.result !== undefined);
    expect((await find('job-2'))?.progress?.done).toBe(0);
  });

  it('sends its next page only while rules and writer are not behind', async () => {
    pipeline.lag.events = 1_000;
    await start({ since: long });
    await until(() => pipeline.lag.reads > 1);
    expect((await all()).length).toBe(before.length);
    pipeline.lag.events = 999;
    await until(async () => (await find('job-1'))?.result !== undefined);
    expect((await all()).length).toBeGreaterThan(before.length);
  });

  it('goes on where the process before it was, and repeats one page at most', async () => {
    await startFor(2);
    await pipeline.app.get(CarryOutJobs).beforeApplicationShutdown();
    expect(await find('job-1')).toMatchObject({ progress: { revision: 2, done: 4 } });
    expect((await find('job-1'))?.result).toBeUndefined();
    pipeline.lag.events = 0;
    const next = await pipeline.restarted();
    await until(async () => (await find('job-1'))?.result !== undefined);
    await next.close();
    const again = (await all()).filter(({ correlationId }) => correlationId === 'job-1');
    expect(keys(again, 'activity.state')).toHaveLength(6);
    expect(new Set(keys(again, 'activity.state')).size).toBe(6);
  });

  it('goes on by itself when the broker was away', async () => {
    pipeline.publisher.isBroken = true;
    await start({ since: long });
    await until(() => pipeline.publisher.refused > 0);
    pipeline.publisher.isBroken = false;
    await until(async () => (await find('job-1'))?.result !== undefined);
    expect(await find('job-1')).toMatchObject({ result: { kind: 'done' }, progress: { done: 6 } });
  });

  it('ends when a person stops it', async () => {
    await startFor(1);
    await pipeline.adapters.mailboxJobs.finish('job-1', { kind: 'stopped' }, new Date().toISOString());
    pipeline.lag.events = 0;
    await pipeline.app.get(CarryOutJobs).beforeApplicationShutdown();
    expect(await find('job-1')).toMatchObject({ result: { kind: 'stopped' }, progress: { done: 2 } });
  });

  it('is carried on by one of two processes', async () => {
    await startFor(1);
    const next = await pipeline.restarted();
    pipeline.lag.events = 0;
    await until(async () => (await find('job-1'))?.result !== undefined);
    await next.close();
    const states = (await all()).filter(
      ({ topic, correlationId }) => topic === 'activity.state' && correlationId === 'job-1',
    );
    const told = new Set(states.map(({ key }) => key));
    expect(told.size).toBe(6);
    expect(states.length).toBeLessThanOrEqual(8);
    for (const { payload } of states) expect((payload as ActivityStateV1 | undefined)?.sequence ?? 2).toBeLessThan(3);
  });
});
