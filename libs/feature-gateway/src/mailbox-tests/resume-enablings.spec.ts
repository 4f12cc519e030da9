import { openEmbedded, type EmbeddedAdapters } from '@foldwatch/adapter-embedded';
import { ofGateways, type AccessStep, type MailboxConfig } from '@foldwatch/ports';
import { until } from '@foldwatch/ports/testing';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';

let stores: EmbeddedAdapters;
let gateways: readonly OpenGateway[];
let known = 0;

/** Two gateways over one store, to which a third one that is no more has left its work. */
beforeAll(async () => {
  stores = await openEmbedded();
  gateways = await Promise.all([openGateway({ stores }), openGateway({ stores })]);
});
afterAll(async () => {
  await Promise.all(gateways.map(({ close }) => close()));
  await stores.close();
});

const at = '2026-11-21T08:00:00.000Z';
const everyStep = (['server', 'sign-in', 'mailbox', 'folders', 'notifications'] as const).map((step): AccessStep => ({
  step,
  ok: true,
  message: 'Fine.',
}));
const failing: AccessStep = { step: 'server', ok: false, message: 'No.', code: 'x', cure: 'Say please.' };

async function ask(path: string) {
  return gateways[0]?.as('get', `/api/v1${path}`);
}

async function addMailbox(state: 'pending' | 'enabled' | 'disabled' = 'pending', enabled = {}): Promise<string> {
  const id = `left-${(known += 1)}`;
  const mailbox = {
    id,
    emailAddress: `${id}@contoso.example`,
    kind: 'user',
    state,
    version: 1,
    createdAt: at,
  } as const;
  await stores.mailboxConfigs.replace({ mailbox, options: {}, rules: [], ...enabled });
  return id;
}

async function tested(mailboxId: string, steps = everyStep, finishedAt = at): Promise<string> {
  const id = `test-of-${mailboxId}`;
  await stores.mailboxJobs.add({ id, mailboxId, request: { kind: 'test-and-enable' }, createdAt: at });
  await stores.mailboxJobs.finish(id, { kind: 'tested', steps }, finishedAt);
  return id;
}

/** As the gateway kept it that was asked. */
async function want(mailboxId: string): Promise<void> {
  const testId = `test-of-${mailboxId}`;
  const request = { kind: 'enable', mailboxId, testId, by: { kind: 'admin', name: 'anna' } } as const;
  await stores.mailboxJobs.add({ id: `enable-${testId}`, mailboxId: ofGateways, request, createdAt: at });
}

const settled = (mailboxId: string): Promise<unknown> =>
  until(async () => (await stores.mailboxJobs.find(`enable-test-of-${mailboxId}`))?.result !== undefined);

async function configOf(mailboxId: string): Promise<MailboxConfig | undefined> {
  return (await stores.mailboxConfigs.findMany([mailboxId])).get(mailboxId);
}

/** Ids of events, since one may be told twice. */
async function toldOf(mailboxId: string): Promise<number> {
  const { events } = await stores.eventLog.read('mailbox.events', undefined, 1_000);
  return new Set(events.filter(({ type, key }) => type === 'mailbox.enabled' && key === mailboxId).map(({ id }) => id))
    .size;
}

describe('a mailbox that passes its test while the gateway that was asked is no more', () => {
  it('is enabled by those that are there, once, in the name of whoever asked', async () => {
    const mailboxId = await addMailbox();
    const testId = await tested(mailboxId);
    await want(mailboxId);
    await settled(mailboxId);
    const config = await configOf(mailboxId);
    expect(config).toMatchObject({ mailbox: { state: 'enabled', version: 2 }, enabledBy: { testId, version: 2 } });
    expect(await toldOf(mailboxId)).toBe(1);
    const view = await ask(`/mailboxes/${mailboxId}/tests/${testId}`);
    expect(view?.body).toMatchObject({ state: 'passed', mailboxState: 'enabled' });
    const audited = await ask(`/audit?mailboxId=${mailboxId}&what=startMailboxTest`);
    expect(audited?.body.items).toMatchObject([
      { by: { name: 'anna' }, outcome: 'done', changes: [{ field: 'state' }] },
    ]);
  });

  it('is said to be under way until then', async () => {
    const mailboxId = await addMailbox();
    const testId = await tested(mailboxId, everyStep, '2999-01-01T00:00:00.000Z');
    await want(mailboxId);
    const one = await ask(`/mailboxes/${mailboxId}/tests/${testId}`);
    expect(one?.body).toMatchObject({ state: 'running', mailboxState: 'pending' });
    expect((await ask(`/mailboxes/${mailboxId}/tests`))?.body.items).toEqual([one?.body]);
  });

  it('stays as it is when the test failed', async () => {
    const mailboxId = await addMailbox();
    await tested(mailboxId, [failing]);
    await want(mailboxId);
    await settled(mailboxId);
    expect((await configOf(mailboxId))?.mailbox.state).toBe('pending');
  });

  it('is told of when it was enabled, and that was all', async () => {
    const mailboxId = await addMailbox('enabled', { enabledBy: { testId: `test-of-left-${known + 1}`, version: 1 } });
    await tested(mailboxId);
    await want(mailboxId);
    await settled(mailboxId);
    expect((await configOf(mailboxId))?.mailbox.version).toBe(1);
    expect(await toldOf(mailboxId)).toBe(1);
  });

  it('is not enabled again when it was disabled since', async () => {
    const mailboxId = await addMailbox('disabled', { enabledBy: { testId: `test-of-left-${known + 1}`, version: 1 } });
    await tested(mailboxId);
    await want(mailboxId);
    await settled(mailboxId);
    expect((await configOf(mailboxId))?.mailbox).toMatchObject({ state: 'disabled', version: 1 });
    expect(await toldOf(mailboxId)).toBe(0);
  });

  it('is tested where that was wanted and had not begun', async () => {
    const mailboxId = await addMailbox();
    await want(mailboxId);
    await until(async () => (await stores.mailboxJobs.find(`test-of-${mailboxId}`)) !== undefined);
    await stores.mailboxJobs.finish(`test-of-${mailboxId}`, { kind: 'tested', steps: everyStep }, at);
    await settled(mailboxId);
    expect((await configOf(mailboxId))?.mailbox.state).toBe('enabled');
  });

  it('has no job of its own for people', async () => {
    const mailboxId = await addMailbox();
    await tested(mailboxId, everyStep, '2999-01-01T00:00:00.000Z');
    await want(mailboxId);
    expect((await ask(`/jobs/enable-test-of-${mailboxId}`))?.status).toBe(404);
    expect((await ask('/jobs?mailboxId=*gateways'))?.body.items).toEqual([]);
  });
});
