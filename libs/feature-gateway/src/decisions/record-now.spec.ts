import type { JobResult, LoggedDecision, MailboxJob } from '@foldwatch/ports';
import { activity, activityId, at, link } from '@foldwatch/ports/testing';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';
import { playOwner } from '../../testing/play-owner';
import { save } from '../../testing/play-writer';
import { signInOwner } from '../../testing/sign-in-owner';

let gateway: OpenGateway;
let erin: string;
let jobs: MailboxJob[];
let owner: { readonly stop: () => Promise<void> };

const decision = (id: string, parts: Partial<LoggedDecision> = {}): LoggedDecision => ({
  id,
  mailboxId: erin,
  activityId: activityId(id),
  internetMessageId: `<${id}@contoso.example>`,
  folderId: 'f-inbox',
  kind: 'present',
  verdict: 'skip',
  reason: 'not-a-reply',
  checks: [],
  observedAt: at(1),
  decidedAt: at(1),
  ...parts,
});

/** What owner, rules and writer make of the wish. */
async function answer(job: MailboxJob): Promise<JobResult | undefined> {
  if (job.request.kind !== 'record') return undefined;
  jobs.push(job);
  const { activityId: id, wish } = job.request;
  if (id === activityId('gone')) return { kind: 'failed', code: 'message-gone', message: 'The message is gone.' };
  if (id === activityId('blocked')) {
    const now = new Date().toISOString();
    const refused = { activityId: id, reason: 'blocked', observedAt: now, decidedAt: now } as const;
    await gateway.stores.decisionLog.append([decision('refused', refused)]);
    return { kind: 'done' };
  }
  const recorded = activity('asked', { links: [link(erin, ['f-inbox'])] });
  if (id === activityId('asked')) await save(gateway.stores, recorded);
  expect(wish.by).not.toBe('');
  return { kind: 'done' };
}

beforeAll(async () => {
  jobs = [];
  gateway = await openGateway();
  const mailbox = { emailAddress: 'erin@contoso.example', kind: 'user' };
  ({ id: erin } = (await gateway.as('post', '/api/v1/mailboxes').send(mailbox)).body);
  await save(gateway.stores, activity('kept', { links: [link(erin, ['f-contoso'])] }));
  await gateway.stores.decisionLog.append([
    decision('asked'),
    decision('gone'),
    decision('blocked'),
    decision('kept'),
    decision('note', { reason: 'not-a-message' }),
  ]);
  owner = playOwner(gateway.stores, answer);
});
afterAll(async () => {
  await owner.stop();
  await gateway.close();
});

const record = (id: string) => gateway.as('post', `/api/v1/decisions/${id}/record-now`);
const offered = async (id: string): Promise<boolean | undefined> => {
  const { body } = await gateway.as('get', `/api/v1/decisions?messageId=${id}@contoso.example`).expect(200);
  return body.items[0]?.canRecordNow;
};

describe('a message that was not recorded', () => {
  it('is recorded by its mailbox’s owner, once, and says so when it is asked for again', async () => {
    expect(await offered('asked')).toBe(true);
    const browser = await signInOwner(gateway, erin);
    const path = '/api/v1/decisions/asked/record-now';
    const { body } = await browser.post(path).send({}).expect(200);
    expect(body).toEqual({ outcome: 'recorded', activityId: activityId('asked'), jobId: expect.any(String) });
    expect((await browser.post(path).send({ regarding: null }).expect(200)).body.outcome).toBe('already-recorded');
    expect(jobs.map(({ request }) => request)).toEqual([
      {
        kind: 'record',
        activityId: activityId('asked'),
        folderId: 'f-inbox',
        internetMessageId: '<asked@contoso.example>',
        wish: { by: `owner:${erin}`, at: expect.any(String) },
      },
    ]);
    expect([await offered('asked'), await offered('kept')]).toEqual([false, false]);
  });

  it('is said to be gone where it is, and why it stays out where it does', async () => {
    const gone = await record('gone').expect(422);
    expect([gone.body.code, gone.body.detail]).toEqual(['message-gone', 'The message is gone.']);
    const blocked = await record('blocked').expect(422);
    expect([blocked.body.code, blocked.body.detail]).toEqual([
      'not-recorded',
      expect.stringContaining('allows no such message'),
    ]);
    expect((await record('note')).body.code).toBe('never-recorded');
    expect(await offered('note')).toBe(false);
  });

  it('regards no record that is not there', async () => {
    const { body } = await record('gone').send({ regarding: { table: 'account', id: 'nothing' } });
    expect(body.code).toBe('unknown-record');
  });

  it('of another is not there to be recorded', async () => {
    const omar = await signInOwner(gateway, 'm-omar');
    expect((await omar.post('/api/v1/decisions/asked/record-now')).body.code).toBe('unknown-decision');
    expect((await record('nothing')).status).toBe(404);
  });

  it('is in the audit log with its mailbox', async () => {
    const { body } = await gateway.as('get', `/api/v1/audit?mailboxId=${erin}&limit=50`).expect(200);
    expect(body.items).toContainEqual(expect.objectContaining({ what: 'recordNow', outcome: 'done' }));
  });
});
