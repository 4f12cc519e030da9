import { openGateway, type OpenGateway } from '../../testing/open-gateway';
import { signInOwner } from '../../testing/sign-in-owner';

let gateway: OpenGateway;
beforeAll(async () => {
  gateway = await openGateway();
  for (const name of ['ann', 'anton', 'bea', 'carl']) await add(name);
  await change('ann', 'enabled');
  await change('anton', 'enabled');
  await change('carl', 'disabled');
  const owner = await gateway.stores.mailboxEpochs.take('ann');
  const folder = { folderId: 'f', inExchange: 9, inStore: 6, skipped: 0, missing: ['<a>'], missingCount: 3, asOf: now };
  await gateway.stores.mailboxStatus.saveCompleteness(owner, {
    mailboxId: 'ann',
    asOf: now,
    missing: 3,
    folders: [folder],
  });
  const health = {
    mailboxId: 'ann',
    failures: 0,
    hints: 'streaming',
    throttledUntil: '2999-01-01T00:00:00.000Z',
  } as const;
  await gateway.stores.mailboxStatus.saveHealth(owner, health);
});
afterAll(() => gateway.close());

const now = '2026-11-21T08:00:00.000Z';
const emailOf = (name: string): string => `${name}@contoso.example`;

async function add(id: string): Promise<void> {
  const mailbox = {
    id,
    emailAddress: emailOf(id),
    kind: 'user',
    state: 'pending',
    version: 1,
    createdAt: now,
  } as const;
  await gateway.stores.mailboxConfigs.replace({ mailbox, options: {}, rules: [] });
}

async function change(id: string, state: 'enabled' | 'disabled'): Promise<void> {
  const config = (await gateway.stores.mailboxConfigs.findMany([id])).get(id);
  if (config === undefined) throw new Error('there is no such mailbox');
  const { mailbox } = config;
  const changed = { ...mailbox, state, version: mailbox.version + 1 };
  expect(await gateway.stores.mailboxConfigs.replace({ ...config, mailbox: changed })).toBe('saved');
}

const addressesOf = (body: { readonly items: readonly { readonly emailAddress: string }[] }) =>
  body.items.map(({ emailAddress }) => emailAddress.split('@')[0]);
const list = async (query: string) =>
  addressesOf((await gateway.as('get', `/api/v1/mailboxes${query}`).expect(200)).body);

describe('the overview', () => {
  it('has completeness, mailboxes by state, lag, dead letters and alerts', async () => {
    const { body } = await gateway.as('get', '/api/v1/overview').expect(200);
    expect(body).toMatchObject({
      completeness: { mailboxes: 2, complete: 0, withGaps: 1, neverCompared: 1, missing: 3, asOf: now },
      mailboxes: { total: 4, pending: 1, enabled: 2, disabled: 1, throttled: 1, failing: 0, stopped: 1 },
      deadLetters: { open: 0, more: false },
    });
    expect(body.lag).toContainEqual({ group: 'writer', topic: 'mail.decided', carriesMail: true, events: 0 });
    expect(new Set(body.lag.map(({ group }: { group: string }) => group))).toEqual(
      new Set(['ingest', 'rules', 'writer', 'gateway']),
    );
    expect(body.alerts).toMatchObject({ errors: expect.any(Number), warnings: expect.any(Number), more: false });
  });

  it('is for administrators', async () => {
    const ann = await signInOwner(gateway, 'ann');
    expect((await ann.get('/api/v1/overview')).status).toBe(403);
  });
});

describe('mailboxes', () => {
  it.each([
    ['', ['ann', 'anton', 'bea', 'carl']],
    ['?sort=-address', ['carl', 'bea', 'anton', 'ann']],
    ['?q=An', ['ann', 'anton']],
    ['?state=enabled', ['ann', 'anton']],
    ['?state=enabled&q=ant', ['anton']],
    ['?standing=throttled', ['ann']],
    ['?standing=missing-mail', ['ann']],
    ['?standing=never-compared', ['anton']],
    ['?standing=stopped', ['carl']],
    ['?standing=failing', []],
  ])('are listed by %s', async (query, expected) => {
    expect(await list(query)).toEqual(expected);
  });

  it('that stand alike are paged', async () => {
    await add('dora');
    const { body } = await gateway.as('get', '/api/v1/mailboxes?state=pending&limit=1').expect(200);
    expect([addressesOf(body), await list(`?state=pending&limit=1&cursor=${body.nextCursor}`)]).toEqual([
      ['bea'],
      ['dora'],
    ]);
    expect((await gateway.as('get', '/api/v1/mailboxes?standing=stopped&cursor=x')).status).toBe(400);
  });
});

const look = async () => (await gateway.as('get', '/api/v1/overview').expect(200)).body;

describe('completeness in the overview', () => {
  it('counts a mailbox as soon as it is counted as enabled, and no longer', async () => {
    await look();
    await change('bea', 'enabled');
    const enabled = await look();
    await change('bea', 'disabled');
    expect([enabled, await look()]).toMatchObject([
      { completeness: { mailboxes: 3, neverCompared: 2 }, mailboxes: { enabled: 3 } },
      { completeness: { mailboxes: 2, neverCompared: 1 }, mailboxes: { enabled: 2 } },
    ]);
  });
});
