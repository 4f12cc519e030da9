import { get as httpGet, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { until } from '@foldwatch/ports/testing';
import type { AccessHeadway, AccessStep, JobResult } from '@foldwatch/ports';
import { adminToken, openGateway, type OpenGateway } from '../../testing/open-gateway';
import { signInOwner } from '../../testing/sign-in-owner';
import type { MailboxTestRunView } from './mailbox-test-views';

let gateway: OpenGateway;
let addresses = 0;
beforeAll(async () => {
  gateway = await openGateway();
});
afterAll(() => gateway.close());

const at = '2026-11-21T08:00:00.000Z';
const passed = (step: AccessStep['step']): AccessStep => ({ step, ok: true, message: 'Fine.', durationMs: 7 });
const everyStep = (['server', 'sign-in', 'mailbox', 'folders', 'notifications'] as const).map(passed);
const refused: AccessStep = {
  step: 'sign-in',
  ok: false,
  code: 'x',
  message: 'No.',
  cure: 'Say please.',
  durationMs: 9,
};

async function addMailbox(): Promise<string> {
  const emailAddress = `tested-${(addresses += 1)}@contoso.example`;
  return (await gateway.as('post', '/api/v1/mailboxes').send({ emailAddress, kind: 'user' }).expect(201)).body.id;
}

const start = async (id: string): Promise<MailboxTestRunView> =>
  (await gateway.as('post', `/api/v1/mailboxes/${id}/tests`).expect(202)).body;
const read = async ({ mailboxId, id }: MailboxTestRunView): Promise<MailboxTestRunView> =>
  (await gateway.as('get', `/api/v1/mailboxes/${mailboxId}/tests/${id}`).expect(200)).body;
const stateOf = async (id: string): Promise<string> =>
  (await gateway.as('get', `/api/v1/mailboxes/${id}`).expect(200)).body.state;
const advance = (id: string, revision: number, access: AccessHeadway) =>
  gateway.stores.mailboxJobs.advance(id, { revision, at, done: access.ended.length, access });
const finish = (id: string, result: JobResult) =>
  gateway.stores.mailboxJobs.finish(id, result, new Date().toISOString());
const statesOf = ({ steps }: MailboxTestRunView) => steps.map(({ state }) => state);

const portOf = (address: string | AddressInfo | null): number =>
  typeof address === 'object' && address !== null ? address.port : 0;

/** Opens the test as a live stream and gathers what it says. */
async function follow({ mailboxId, id }: MailboxTestRunView) {
  const options = {
    host: '127.0.0.1',
    port: portOf(gateway.app.getHttpServer().address()),
    path: `/api/v1/mailboxes/${mailboxId}/tests/${id}`,
    headers: { authorization: `Bearer ${adminToken}`, accept: 'text/event-stream' },
  };
  let text = '';
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    httpGet(options, resolve).on('error', reject);
  });
  answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  const views = (): readonly MailboxTestRunView[] =>
    text
      .split('\n\n')
      .filter((frame) => frame.startsWith('data: '))
      .map((frame) => JSON.parse(frame.slice('data: '.length)));
  return { answer, views, ended: new Promise<void>((resolve) => answer.once('close', resolve)) };
}

describe('a test of a mailbox', () => {
  it('waits until somebody makes it, and tells then what runs and what has ended', async () => {
    const test = await start(await addMailbox());
    expect([test.state, test.heardAt, statesOf(test)]).toEqual(['waiting', null, Array(5).fill('waiting')]);
    const running = { step: 'sign-in', doing: 'Signing in.', startedAt: at } as const;
    await advance(test.id, 1, { ended: [passed('server')], running });
    const later = await read(test);
    expect([later.state, later.heardAt]).toEqual(['running', at]);
    expect(statesOf(later)).toEqual(['passed', 'running', 'waiting', 'waiting', 'waiting']);
    expect(later.steps[0]).toMatchObject({ durationMs: 7, message: 'Fine.', cure: null });
    expect(later.steps[1]).toMatchObject({ doing: 'Signing in.', startedAt: at, durationMs: null });
  });

  it('enables the mailbox although nobody watches, and is in the audit log with that', async () => {
    const mailboxId = await addMailbox();
    const test = await start(mailboxId);
    await finish(test.id, { kind: 'tested', steps: everyStep });
    await until(async () => (await stateOf(mailboxId)) === 'enabled');
    expect(await read(test)).toMatchObject({ state: 'passed', mailboxState: 'enabled', error: null });
    await until(async () => {
      const query = `mailboxId=${mailboxId}&what=startMailboxTest`;
      const { body } = await gateway.as('get', `/api/v1/audit?${query}`).expect(200);
      return body.items.length === 1 && JSON.stringify(body.items[0].changes).includes('enabled');
    });
  });

  it('says what failed with its cure, and what was not tried', async () => {
    const mailboxId = await addMailbox();
    const test = await start(mailboxId);
    await advance(test.id, 1, { ended: [passed('server'), passed('sign-in')] });
    await finish(test.id, { kind: 'tested', steps: [passed('server'), refused] });
    const later = await read(test);
    expect([later.state, await stateOf(mailboxId)]).toEqual(['failed', 'pending']);
    expect(statesOf(later)).toEqual(['passed', 'failed', 'not-tried', 'not-tried', 'not-tried']);
    expect(later.steps[1]).toMatchObject({ code: 'x', message: 'No.', cure: 'Say please.', durationMs: 9 });
  });

  it('is the same one for whoever starts it meanwhile, and a new one afterwards', async () => {
    const mailboxId = await addMailbox();
    const first = await start(mailboxId);
    expect((await start(mailboxId)).id).toBe(first.id);
    await finish(first.id, { kind: 'tested', steps: [refused] });
    await until(async () => (await read(first)).state === 'failed');
    const second = await start(mailboxId);
    const { body } = await gateway.as('get', `/api/v1/mailboxes/${mailboxId}/tests?limit=1`).expect(200);
    expect([second.id === first.id, body.items[0].id]).toEqual([false, second.id]);
    const query = `limit=1&cursor=${body.nextCursor}`;
    const { body: next } = await gateway.as('get', `/api/v1/mailboxes/${mailboxId}/tests?${query}`).expect(200);
    expect(next.items[0]).toMatchObject({ id: first.id, state: 'failed' });
  });

  it('is stopped, and keeps what it has found out', async () => {
    const mailboxId = await addMailbox();
    const test = await start(mailboxId);
    const running = { step: 'sign-in', doing: 'Signing in.', startedAt: at } as const;
    await advance(test.id, 1, { ended: [passed('server')], running });
    const path = `/api/v1/mailboxes/${mailboxId}/tests/${test.id}/stop`;
    const { body } = await gateway.as('post', path).expect(200);
    expect([body.state, statesOf(body)]).toEqual(['stopped', ['passed', 'stopped', ...Array(3).fill('not-tried')]]);
    await finish(test.id, { kind: 'tested', steps: everyStep });
    expect((await gateway.as('post', path).expect(200)).body.state).toBe('stopped');
    expect(await stateOf(mailboxId)).toBe('pending');
  });

  it('says when it could not be made', async () => {
    const test = await start(await addMailbox());
    await finish(test.id, { kind: 'failed', code: 'mailbox-unknown', message: 'There is no such mailbox.' });
    expect(await read(test)).toMatchObject({ state: 'not-made', error: { code: 'mailbox-unknown' } });
  });

  it('is a live stream, which ends with it', async () => {
    const mailboxId = await addMailbox();
    const test = await start(mailboxId);
    const stream = await follow(test);
    await until(() => stream.views().length === 1);
    const running = { step: 'server', doing: 'Looking up mail.contoso.example.', startedAt: at } as const;
    await advance(test.id, 1, { ended: [], running });
    await until(() => stream.views().at(-1)?.steps[0]?.state === 'running');
    await finish(test.id, { kind: 'tested', steps: everyStep });
    await stream.ended;
    expect(stream.answer.headers['content-type']).toContain('text/event-stream');
    expect(stream.views().map(({ state }) => state)).toEqual(expect.arrayContaining(['waiting', 'running', 'passed']));
    expect(stream.views().at(-1)).toMatchObject({ state: 'passed', mailboxState: 'enabled' });
  });

  it('is nothing for owners, and not known under another mailbox', async () => {
    const [one, other] = [await addMailbox(), await addMailbox()];
    const test = await start(one);
    const owner = await signInOwner(gateway, one);
    expect((await owner.get(`/api/v1/mailboxes/${one}/tests/${test.id}`)).status).toBe(403);
    const { status, body } = await gateway.as('get', `/api/v1/mailboxes/${other}/tests/${test.id}`);
    expect([status, body.code]).toEqual([404, 'unknown-test']);
    expect((await gateway.as('post', `/api/v1/mailboxes/${other}/tests/${test.id}/stop`)).status).toBe(404);
    expect((await gateway.as('post', '/api/v1/mailboxes/nobody/tests')).status).toBe(404);
  });
});
