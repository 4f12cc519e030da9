import { activity, until } from '@foldwatch/ports/testing';
import { wholeOrganization, type JobRequest } from '@foldwatch/ports';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';
import { save } from '../../testing/play-writer';

let gateway: OpenGateway;
let mailboxId = '';
beforeAll(async () => {
  gateway = await openGateway();
  const mailbox = { emailAddress: 'erin@contoso.example', kind: 'user' };
  mailboxId = (await gateway.as('post', '/api/v1/mailboxes').send(mailbox).expect(201)).body.id;
  await save(gateway.stores, activity('a', { status: 'untracked' }));
});
afterAll(() => gateway.close());

const createdAt = '2026-11-21T08:00:00.000Z';
const republish = (body: object) => gateway.as('post', '/api/v1/republish').send(body);
const read = async (id: string) => (await gateway.as('get', `/api/v1/jobs/${id}`).expect(200)).body;
const stop = (id: string) => gateway.as('post', `/api/v1/jobs/${id}/stop`);

const ids = async (query: string): Promise<readonly string[]> =>
  (await gateway.as('get', `/api/v1/jobs?${query}`).expect(200)).body.items.map(({ id }: { id: string }) => id);

async function given(id: string, request: JobRequest): Promise<void> {
  await gateway.stores.mailboxJobs.add({ id, mailboxId, request, createdAt });
}

describe('a republication', () => {
  it.each<{ given: string; body: () => object; of: () => object }>([
    {
      given: 'an activity',
      body: () => ({ activityId: activity('a').id }),
      of: () => ({ activityId: activity('a').id }),
    },
    { given: 'a mailbox', body: () => ({ mailboxId }), of: () => ({ mailboxId }) },
    { given: 'a time', body: () => ({ since: '2026-11-21T10:00:00+02:00' }), of: () => ({ since: createdAt }) },
  ])('of $given becomes a job, which is announced', async ({ body, of }) => {
    const { body: started, headers } = await republish(body()).expect(202);
    expect(headers['location']).toBe(`/api/v1/jobs/${started.jobId}`);
    const job = await gateway.stores.mailboxJobs.find(started.jobId);
    expect(job).toMatchObject({ mailboxId: wholeOrganization, request: { kind: 'republish', of: of() } });
    await until(async () => {
      const { events } = await gateway.stores.eventLog.read('config.changes', undefined, 100);
      return events.some(
        ({ payload }) => JSON.stringify(payload) === JSON.stringify({ what: 'job', jobId: started.jobId }),
      );
    });
    expect(await read(started.jobId)).toMatchObject({
      kind: 'republish',
      mailboxId: null,
      state: 'open',
      progress: null,
    });
  });

  it.each<{ body: object; status: number; code: string }>([
    { body: {}, status: 400, code: 'invalid-request' },
    { body: { activityId: 'a', since: createdAt }, status: 400, code: 'invalid-request' },
    { body: { since: 'yesterday' }, status: 400, code: 'invalid-request' },
    { body: { activityId: 'nobody' }, status: 404, code: 'unknown-activity' },
    { body: { mailboxId: 'nobody' }, status: 404, code: 'unknown-mailbox' },
  ])('is refused: $body', async ({ body, status, code }) => {
    const answer = await republish(body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});

it('a republication without a body is refused too', async () => {
  expect((await gateway.as('post', '/api/v1/republish')).status).toBe(400);
});

describe('a job', () => {
  it('tells how far it is, and what became of it', async () => {
    await given('far', { kind: 'relink', ruleId: 'r1', ruleVersion: 2 });
    await gateway.stores.mailboxJobs.advance('far', { revision: 1, at: createdAt, done: 400, cursor: 'secret' });
    expect(await read('far')).toEqual({
      id: 'far',
      kind: 'relink',
      mailboxId,
      state: 'open',
      createdAt,
      finishedAt: null,
      progress: { done: 400, at: createdAt, reachedAt: null },
      error: null,
    });
    await gateway.stores.mailboxJobs.finish(
      'far',
      { kind: 'failed', code: 'relink-stalled', message: 'Late.' },
      createdAt,
    );
    expect(await read('far')).toMatchObject({ state: 'failed', error: { code: 'relink-stalled', message: 'Late.' } });
    await given('over', { kind: 'sync' });
    await gateway.stores.mailboxJobs.finish('over', { kind: 'done' }, createdAt);
    expect(await read('over')).toMatchObject({ state: 'done', finishedAt: createdAt });
  });

  it('is stopped when it is a long one of the writer, once', async () => {
    await given('long', { kind: 'relink', ruleId: 'r1', ruleVersion: 2 });
    const { body } = await stop('long').expect(200);
    expect(body.state).toBe('stopped');
    expect((await stop('long').expect(200)).body.finishedAt).toBe(body.finishedAt);
    await given('short', { kind: 'sync' });
    expect((await stop('short')).body.code).toBe('not-stoppable');
    expect((await stop('nobody')).body.code).toBe('unknown-job');
  });

  it('is listed while it is open, with its mailbox or with those of the whole organization', async () => {
    const { jobId } = (await republish({ mailboxId }).expect(202)).body;
    await given('waiting', { kind: 'relink', ruleId: 'r1', ruleVersion: 3 });
    expect(await ids('')).toContain(jobId);
    expect(await ids('')).not.toContain('waiting');
    expect(await ids(`mailboxId=${mailboxId}`)).toContain('waiting');
    await stop(jobId).expect(200);
    expect(await ids('')).not.toContain(jobId);
  });
});
