import { mailboxDisabled } from '@foldwatch/contracts';
import { alertCodes, alertTexts, type MailboxHealth } from '@foldwatch/domain';
import { everythingIn, until } from '@foldwatch/ports/testing';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';
import { signInOwner } from '../../testing/sign-in-owner';

let gateway: OpenGateway;
let erin = '';
let omar = '';

interface Alert {
  readonly id: string;
  readonly code: string;
  readonly state: string;
  readonly mailboxId: string | null;
  readonly occurrence: number;
}

beforeEach(async () => {
  gateway = await openGateway();
  erin = await addEnabled('erin@contoso.example');
  omar = await addEnabled('omar@contoso.example');
});

afterEach(() => gateway.close());

async function addEnabled(emailAddress: string): Promise<string> {
  const { body } = await gateway.as('post', '/api/v1/mailboxes').send({ emailAddress, kind: 'user' }).expect(201);
  const { mailboxConfigs } = gateway.stores;
  const config = (await mailboxConfigs.findMany([body.id])).get(body.id);
  if (config === undefined) throw new Error('no mailbox');
  const mailbox = { ...config.mailbox, state: 'enabled', version: config.mailbox.version + 1 } as const;
  await mailboxConfigs.replace({ ...config, mailbox });
  return body.id;
}

/** What the owner of a mailbox finds out, and an event that speaks of it. */
async function happens(mailboxId: string, code?: string): Promise<void> {
  const { mailboxStatus, mailboxEpochs, eventLog } = gateway.stores;
  const since = new Date().toISOString();
  const health: MailboxHealth = {
    mailboxId,
    failures: code === undefined ? 0 : 1,
    hints: 'streaming',
    ...(code !== undefined && { problem: { code, message: 'm', cure: 'c', since } }),
  };
  await mailboxStatus.saveHealth(await mailboxEpochs.take(mailboxId), health);
  const { topic, type, version } = mailboxDisabled;
  const payload = { mailboxId, at: since, code: code ?? 'well' };
  const id = crypto.randomUUID();
  await eventLog.publish([{ topic, type, version, id, key: mailboxId, time: since, correlationId: id, payload }]);
}

const alerts = async (query = ''): Promise<readonly Alert[]> =>
  (await gateway.as('get', `/api/v1/alerts${query}`).expect(200)).body.items;

const untilOpen = (expected: number): Promise<void> =>
  until(async () => (await alerts('?state=open')).length === expected);

const told = async () =>
  (await everythingIn(gateway.stores.eventLog, 'mailbox.events')).filter(({ type }) => type.startsWith('alert.'));

describe('alerts', () => {
  it('have a text for every code, with what to do', () => {
    for (const code of alertCodes) expect(alertTexts[code].sentence).toMatch(/\.$/);
    for (const code of alertCodes) expect(alertTexts[code].remedy.length).toBeGreaterThan(20);
  });

  it('are raised once, resolved by themselves when the cause ends, and raised anew when it comes back', async () => {
    await happens(erin, 'auth-expired');
    await untilOpen(1);
    await happens(erin, 'auth-expired');
    const [first] = await alerts();
    expect(first).toMatchObject({
      code: 'auth-expired',
      state: 'open',
      mailboxId: erin,
      occurrence: 1,
      message: 'The mail server refused the credentials.',
      cure: 'Renew the service account’s credentials, then test and enable the mailbox.',
      resolvedAt: null,
    });
    await happens(erin);
    await untilOpen(0);
    expect(await alerts('?state=resolved')).toMatchObject([{ id: first?.id, state: 'resolved' }]);
    await happens(erin, 'auth-expired');
    await untilOpen(1);
    expect((await alerts()).map(({ occurrence }) => occurrence)).toEqual([2, 1]);
  });

  it('are told of on mailbox.events, each change under one id, without a word about mail', async () => {
    await happens(erin, 'mailbox-unknown');
    await untilOpen(1);
    await happens(erin);
    await untilOpen(0);
    await until(async () => (await told()).length === 2);
    const [alert] = await alerts();
    expect((await told()).map(({ type, payload }) => [type, payload])).toEqual([
      ['alert.raised', expect.objectContaining({ alertId: alert?.id, code: 'mailbox-unknown', mailboxId: erin })],
      ['alert.resolved', expect.objectContaining({ alertId: alert?.id, code: 'mailbox-unknown', mailboxId: erin })],
    ]);
    expect(JSON.stringify(await told())).not.toContain('contoso');
  });

  it('are shown to the mailbox’s owner and to admins, and to no other owner', async () => {
    await happens(erin, 'auth-expired');
    await happens(omar, 'access-revoked');
    await untilOpen(2);
    const owner = await signInOwner(gateway, erin);
    const { body } = await owner.get('/api/v1/alerts').expect(200);
    expect(body.items.map(({ code }: Alert) => code)).toEqual(['auth-expired']);
    expect((await owner.get(`/api/v1/alerts?mailboxId=${omar}`).expect(200)).body.items).toEqual([]);
    const [other] = await alerts('?code=access-revoked');
    await owner.get(`/api/v1/alerts/${other?.id}`).expect(404);
    await owner.post(`/api/v1/alerts/${other?.id}/acknowledge`).expect(404);
    expect(await alerts(`?mailboxId=${omar}`)).toHaveLength(1);
  });

  it('are acknowledged by the first who says so, and stay open', async () => {
    await happens(erin, 'auth-expired');
    await untilOpen(1);
    const [alert] = await alerts();
    const owner = await signInOwner(gateway, erin);
    const { body } = await owner.post(`/api/v1/alerts/${alert?.id}/acknowledge`).expect(200);
    expect(body).toMatchObject({ state: 'open', acknowledged: { by: `owner:${erin}`, at: expect.any(String) } });
    const again = await gateway.as('post', `/api/v1/alerts/${alert?.id}/acknowledge`).expect(200);
    expect(again.body.acknowledged).toEqual(body.acknowledged);
    await gateway.as('get', '/api/v1/alerts/nobody').expect(404);
  });

  it('tell admins alone of dead letters, until they are settled', async () => {
    const event = {
      topic: 'mail.decided',
      partition: 0,
      offset: 1,
      key: 'k',
      id: 'e',
      type: 'mail.decided',
      version: 1,
      time: new Date().toISOString(),
      correlationId: 'c',
      payload: { subject: 'Secret plans' },
    };
    const diedAt = new Date().toISOString();
    const death = { id: 'd', group: 'writer', event, code: 'unexpected', message: 'Error', attempts: 5, diedAt };
    await gateway.stores.deadLetters.record([death]);
    await untilOpen(1);
    expect(await alerts()).toMatchObject([{ code: 'dead-letters', about: 'writer', mailboxId: null }]);
    const owner = await signInOwner(gateway, erin);
    expect((await owner.get('/api/v1/alerts')).body.items).toEqual([]);
    await gateway.as('post', '/api/v1/dead-letters/d/discard').expect(200);
    await untilOpen(0);
    expect(JSON.stringify(await everythingIn(gateway.stores.eventLog, 'mailbox.events'))).not.toContain('Secret');
  });

  it('tell of gaps, of rules and of what will be wrong soon', async () => {
    const { mailboxEpochs, mailboxStatus, mailboxConfigs } = gateway.stores;
    const owner = await mailboxEpochs.take(erin);
    const at = new Date().toISOString();
    const config = (await mailboxConfigs.findMany([erin])).get(erin);
    if (config === undefined) throw new Error('no mailbox');
    const rule = {
      id: 'r1',
      version: 1,
      folderId: 'f',
      action: 'track',
      includeSubfolders: false,
      existing: 'track',
      effectiveFrom: at,
      paused: false,
    } as const;
    const mailbox = { ...config.mailbox, version: config.mailbox.version + 1 };
    await mailboxConfigs.replace({ ...config, mailbox, rules: [rule] });
    const status = { state: 'disabled', reason: 'folder-gone' } as const;
    await mailboxStatus.saveProgress(owner, [{ mailboxId: erin, ruleId: 'r1', status, updatedAt: at }]);
    const gap = { gap: { since: at, comparisons: 1 } };
    await mailboxStatus.saveCompleteness(owner, { mailboxId: erin, asOf: at, missing: 3, folders: [], ...gap });
    gateway.warnings.push({ name: 'disk-low', problem: () => 'nearly full' });
    await happens(erin);
    await untilOpen(3);
    const found = new Map((await alerts()).map((one) => [one.code, one]));
    expect(found.get('folder-gone')).toMatchObject({ mailboxId: erin, ruleId: 'r1', about: null });
    expect(found.get('sync-gap')).toMatchObject({ mailboxId: erin, count: 3 });
    expect(found.get('disk-low')).toMatchObject({ mailboxId: null });
  });
});
