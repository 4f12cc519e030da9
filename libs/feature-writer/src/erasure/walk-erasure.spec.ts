import { aMail, aPresentObservation, aRule, aTree } from '@foldwatch/domain/testing';
import { configured } from '@foldwatch/feature-rules/testing';
import type { ActivityId, MailMetadata, PresentObservation } from '@foldwatch/domain';
import { recordSubject, wholeOrganization, type LoggedEvent, type MailboxJob } from '@foldwatch/ports';
import { until } from '@foldwatch/ports/testing';
import { openPipeline, type Pipeline } from '../../testing';
import { CarryOutJobs } from '../walks/carry-out-jobs';

const bea = { address: 'bea@fabrikam.example', name: 'Bea Buyer' };
const carl = { address: 'carl@fabrikam.example', name: 'Carl' };
const erin = { address: 'm-erin@contoso.example', name: 'Erin' };
const trace = /bea@|buyer|secret/i;
const contact = { table: 'contact', id: 'c-1' };

let pipeline: Pipeline;
let jobs = 0;

beforeEach(async () => {
  pipeline = await openPipeline();
  await configured(pipeline.adapters, { id: 'm-erin', rules: [aRule()], folders: aTree('f-fabrikam').folders });
  await pipeline.adapters.recordDirectory.putMany([
    { ...contact, name: 'Bea Buyer', emailAddresses: [bea.address], ...recordParts },
    { table: 'account', id: 'a-1', name: 'Fabrikam', emailAddresses: [bea.address, carl.address], ...recordParts },
  ]);
});

afterEach(() => pipeline.close());

const recordParts = { state: 'active', createdAt: '2026-03-01T00:00:00Z', modifiedAt: '2026-03-01T00:00:00Z' } as const;

const observation = (n: number, mail: Partial<MailMetadata>): PresentObservation =>
  aPresentObservation({
    activityId: `activity-${n}` as ActivityId,
    itemKey: `k${n}`,
    number: { epoch: 1, read: n, n: 0 },
    contentKey: `content-${n}`,
    mail: aMail({ internetMessageId: `<${n}@letters.example>`, ...mail }),
  });

const mails: readonly Partial<MailMetadata>[] = [
  { from: bea, to: [erin], subject: 'Secret of Bea' },
  { from: erin, to: [bea, carl], subject: 'Offer' },
  { from: carl, to: [erin], subject: 'Other mail' },
];
const observations = mails.map((mail, n) => observation(n + 1, mail));

async function recordAll(): Promise<void> {
  await pipeline.observe(...observations);
  const { contentStore } = pipeline.adapters;
  for (const n of [1, 2, 3]) {
    const { ref } = await contentStore.put(Buffer.from(n === 3 ? 'of Carl' : `secret ${n}`));
    await pipeline.content({
      activityId: `activity-${n}`,
      mailboxId: 'm-erin',
      outcome: 'fetched',
      fetchedAt: '2026-03-02T08:05:00.000Z',
      hash: `hash-of-${n}`,
      sizeBytes: 1,
      bodyType: 'text',
      bodyRef: ref,
      attachments: [{ name: n === 3 ? 'plan.pdf' : 'secret.pdf', contentType: 'application/pdf', sizeBytes: 1 }],
    });
  }
}

async function start(
  parts: { readonly dryRun?: boolean; readonly subjects?: readonly string[] } = {},
): Promise<string> {
  const hashOf = await pipeline.adapters.erasedPeople.hashing();
  const { dryRun = false, subjects = [bea.address] } = parts;
  const id = `erasure-${(jobs += 1)}`;
  const request = { kind: 'erase', subjects: subjects.map(hashOf), dryRun, by: 'admin' } as const;
  await pipeline.adapters.mailboxJobs.add({ id, mailboxId: wholeOrganization, request, createdAt: now() });
  return id;
}

const now = (): string => new Date().toISOString();

async function finished(id: string): Promise<MailboxJob> {
  const { mailboxJobs } = pipeline.adapters;
  await until(async () => (await mailboxJobs.find(id))?.result !== undefined);
  const job = await mailboxJobs.find(id);
  if (job === undefined) throw new Error('the erasure is not known');
  return job;
}

async function erase(parts: Parameters<typeof start>[0] = {}): Promise<MailboxJob> {
  const id = await start(parts);
  await pipeline.app.get(CarryOutJobs).execute([id]);
  return finished(id);
}

/** Everything that the store holds, as text. */
async function everything(): Promise<string> {
  const { database } = pipeline.adapters;
  const tables = await database.all(
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%terms%'`,
    [],
  );
  const rows = await Promise.all(tables.map(({ name }) => database.all(`SELECT * FROM ${String(name)}`, [])));
  return JSON.stringify(rows);
}

describe('erasing a person', () => {
  it('counts what it would reach without touching anything', async () => {
    await recordAll();
    const before = await everything();
    const { result } = await erase({ dryRun: true });
    expect(result).toEqual({
      kind: 'erased',
      holding: [],
      counts: {
        records: 1,
        recordAddresses: 1,
        activitiesRemoved: 1,
        activitiesChanged: 1,
        contents: 2,
        decisions: 1,
        events: expect.any(Number),
      },
    });
    expect((await everything()).replaceAll(/erasure-\d+/g, '')).toContain(before.slice(0, 1000));
    expect(await pipeline.find('activity-1' as ActivityId)).toMatchObject({ status: 'tracked' });
  });

  it('leaves nothing of them in the store, and what others have', async () => {
    await recordAll();
    const preview = await erase({ dryRun: true });
    const { result } = await erase();
    expect(result).toEqual(preview.result);
    expect((await everything()).match(trace)).toBeNull();
    const { activityStore, recordDirectory, contentStore } = pipeline.adapters;
    const left = await activityStore.findMany(['activity-1', 'activity-2', 'activity-3'] as ActivityId[]);
    expect([...left.values()].map(({ status, message, content }) => [status, message.subject, content.state])).toEqual([
      ['erased', '', 'gone'],
      ['tracked', 'Offer', 'gone'],
      ['tracked', 'Other mail', 'stored'],
    ]);
    expect(await recordDirectory.findMany([contact])).toEqual(new Map());
    expect(
      (await recordDirectory.findMany([{ table: 'account', id: 'a-1' }])).get('account/a-1')?.emailAddresses,
    ).toEqual([carl.address]);
    const third = left.get('activity-3' as ActivityId)?.content.current?.bodyRef ?? '';
    expect(await contentStore.open(third)).toBeDefined();
  });

  it('says so to whoever consumes: removed, updated, tombstone, record erased', async () => {
    await recordAll();
    await erase();
    expect(await pipeline.told()).toEqual(expect.arrayContaining(['3 removed', '3 updated']));
    const states = await pipeline.read('activity.state');
    expect(states.findLast(({ key }: LoggedEvent) => key === 'activity-1')?.payload).toBeUndefined();
    expect((await pipeline.read('record.events')).map(({ type, payload }) => [type, payload])).toEqual([
      ['record.erased', { ...contact, at: expect.any(String) }],
    ]);
  });

  it('is not undone by the same events once more, a reading from nothing or an import', async () => {
    await recordAll();
    const decisions = await pipeline.read('mail.decided');
    const contents = await pipeline.read('mail.content');
    await erase();
    await pipeline.record(...decisions.map(({ payload }) => payload as never));
    await pipeline.content(...contents.map(({ payload }) => payload as never));
    await pipeline.observe(...observations);
    await pipeline.observe(...observations.map((one, n) => ({ ...one, number: { epoch: 2, read: n, n: 0 } })));
    const dragged = observations.map((one, n) => ({
      ...one,
      itemKey: `other-${n}`,
      number: { epoch: 3, read: n, n: 0 },
    }));
    await pipeline.observe(...dragged);
    const activities = await pipeline.adapters.activityStore.findModifiedSince('', 10);
    expect(activities.activities.map(({ status }) => status).toSorted()).toEqual(['erased', 'tracked', 'tracked']);
    expect(JSON.stringify(activities)).not.toMatch(trace);
  });

  it('is decided about with a reason of its own, and of new mail by a person alone', async () => {
    await recordAll();
    await erase();
    const later = new Date(Date.now() + 60_000).toISOString();
    const [old, fresh] = await pipeline.decide(
      { ...observation(1, mails[0] ?? {}), number: { epoch: 2, read: 1, n: 0 } },
      observation(9, { from: bea, to: [erin], receivedAt: later }),
    );
    expect([old?.verdict, old?.reason]).toEqual(['skip', 'erased-person']);
    expect([fresh?.verdict, fresh?.reason]).toEqual(['track', 'folder-rule']);
  });

  it('knows a record by its name, where it has no address', async () => {
    await pipeline.adapters.recordDirectory.putMany([
      { ...contact, id: 'c-2', name: 'Secret', emailAddresses: [], ...recordParts },
    ]);
    const { result } = await erase({ subjects: [recordSubject({ table: 'contact', id: 'c-2' })] });
    expect(result).toMatchObject({ counts: { records: 1 } });
  });

  it('goes on where it was when the process ended, behind every page', async () => {
    await recordAll();
    const id = await start();
    const { mailboxJobs } = pipeline.adapters;
    const revisions = async (): Promise<number> => (await mailboxJobs.find(id))?.progress?.revision ?? 0;
    for (let ended = 0; (await mailboxJobs.find(id))?.result === undefined && ended < 50; ended += 1) {
      const before = await revisions();
      const going = await pipeline.restarted({ erasureSettleMs: 5 });
      await going.get(CarryOutJobs).execute([id]);
      await until(async () => (await revisions()) > before);
      await going.close();
    }
    expect((await finished(id)).result).toMatchObject({ counts: { activitiesRemoved: 1, activitiesChanged: 1 } });
    expect((await everything()).match(trace)).toBeNull();
  });

  it('ends when somebody stops it, and keeps them from coming back', async () => {
    await recordAll();
    const id = await start();
    await pipeline.adapters.mailboxJobs.finish(id, { kind: 'stopped' }, now());
    await pipeline.app.get(CarryOutJobs).execute([id]);
    expect((await pipeline.adapters.mailboxJobs.find(id))?.result).toEqual({ kind: 'stopped' });
  });

  it('drops content that comes only when its message is erased, and none that others have', async () => {
    await recordAll();
    await erase();
    const { contentStore } = pipeline.adapters;
    const [late, shared] = [
      await contentStore.put(Buffer.from('late')),
      await contentStore.put(Buffer.from('of Carl')),
    ];
    await pipeline.content({
      activityId: 'activity-1',
      mailboxId: 'm-erin',
      outcome: 'fetched',
      fetchedAt: now(),
      hash: 'late',
      sizeBytes: 1,
      bodyType: 'text',
      bodyRef: late.ref,
      attachments: [{ name: 'a', contentType: 'b', sizeBytes: 1, contentRef: shared.ref }],
    });
    expect(await contentStore.open(late.ref)).toBeUndefined();
    expect(await contentStore.open(shared.ref)).toBeDefined();
  });
});
