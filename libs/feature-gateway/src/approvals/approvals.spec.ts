import request, { type Test } from 'supertest';
import { activity, link } from '@foldwatch/ports/testing';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';
import { playOwner, saveFolders } from '../../testing/play-owner';
import { playRules } from '../../testing/play-rules';
import { save } from '../../testing/play-writer';
import { ownerOf } from '../access/principal';
import { SessionLinks } from '../access/session-links';

type Ask = (method: 'get' | 'post' | 'put' | 'patch' | 'delete', path: string) => Test;

let gateway: OpenGateway;
let erin = '';
let secondId = '';
let asErin: Ask;
let asSecond: Ask;
let owner: { readonly stop: () => Promise<void> };
let rules: { readonly stop: () => Promise<void> };
let counted = 0;
const asAdmin: Ask = (method, path) => gateway.as(method, `/api/v1${path}`);

beforeAll(async () => {
  gateway = await openGateway({ patienceMs: 1_500 });
  owner = playOwner(gateway.stores, ({ request: { kind } }) => {
    if (kind === 'test-and-enable') return { kind: 'tested', steps: [] };
    return kind === 'simulate' ? undefined : { kind: 'done' };
  });
  rules = playRules(gateway.stores, () => counted);
  const mailbox = { emailAddress: 'erin@contoso.example', kind: 'user' };
  erin = (await asAdmin('post', '/mailboxes').send(mailbox).expect(201)).body.id;
  await asAdmin('patch', `/mailboxes/${erin}`).send({ state: 'disabled' }).expect(200);
  await saveFolders(gateway.stores, erin);
  const server = gateway.app.getHttpServer();
  const signedIn = await request(server).get((await gateway.app.get(SessionLinks).create(ownerOf(erin))).path);
  const cookie = signedIn.get('set-cookie')?.[0] ?? '';
  asErin = (method, path) =>
    request(server)[method](`/api/v1${path}`).set('cookie', cookie).set('sec-fetch-site', 'same-origin');
  const { token, id } = (await asAdmin('post', '/administrators').send({ name: 'omar' }).expect(201)).body;
  secondId = id;
  asSecond = (method, path) => request(server)[method](`/api/v1${path}`).set('authorization', `Bearer ${token}`);
});
afterAll(async () => {
  await rules.stop();
  await owner.stop();
  await gateway.close();
});

/** Raised with the word of the second person. */
async function limit(approvalLimit: number): Promise<void> {
  const { status, body } = await asAdmin('put', '/organization').send({ approvalLimit });
  if (status === 202) await asSecond('post', `/approvals/${body.approvalId}/approve`).expect(200);
}
const rulesOf = async (): Promise<readonly { readonly id: string; readonly folderPath: string }[]> =>
  (await asAdmin('get', `/mailboxes/${erin}/folder-rules`).expect(200)).body.items;
const addRule = (ask: Ask, body: object): Test => ask('post', `/mailboxes/${erin}/folder-rules`).send(body);
const contoso = { folderPath: 'Inbox/Customers/Contoso' };

async function enable(): Promise<void> {
  const config = (await gateway.stores.mailboxConfigs.findMany([erin])).get(erin);
  if (config === undefined) throw new Error('there is no mailbox');
  const { version } = config.mailbox;
  await gateway.stores.mailboxConfigs.replace({
    ...config,
    mailbox: { ...config.mailbox, state: 'enabled', version: version + 1 },
  });
}

describe('a folder rule that reaches more than one person may decide alone', () => {
  beforeAll(() => limit(2));
  beforeEach(async () => {
    for (const { id } of await rulesOf()) await asAdmin('delete', `/mailboxes/${erin}/folder-rules/${id}`).expect(200);
  });

  it('waits, with its reach, and is carried out when somebody else agrees', async () => {
    const { body, headers } = await addRule(asErin, contoso).expect(202);
    expect(headers['location']).toBe(`/api/v1/approvals/${body.approvalId}`);
    expect(body).toMatchObject({ kind: 'add-folder-rule', mailboxId: erin, reach: 3, limit: 2, state: 'waiting' });
    expect(body.request).toEqual(contoso);
    expect(await rulesOf()).toEqual([]);
    const approved = (await asAdmin('post', `/approvals/${body.approvalId}/approve`).expect(200)).body;
    expect(approved).toMatchObject({ state: 'approved', settledBy: 'admin', askedBy: `owner:${erin}` });
    expect(await rulesOf()).toMatchObject([contoso]);
    expect((await asAdmin('post', `/approvals/${body.approvalId}/approve`)).body.code).toMatch(
      /already-settled|base-changed/,
    );
  });

  it('is not approved by whoever asked, who is told how somebody else may be had', async () => {
    const { approvalId } = (await addRule(asAdmin, contoso).expect(202)).body;
    const alone = await asAdmin('post', `/approvals/${approvalId}/approve`);
    expect([alone.status, alone.body.code]).toEqual([403, 'needs-another-person']);
    expect(alone.body.detail).toContain('/api/v1/administrators');
    expect((await asErin('post', `/approvals/${approvalId}/approve`)).status).toBe(403);
    await asSecond('post', `/approvals/${approvalId}/approve`).expect(200);
    expect(await rulesOf()).toMatchObject([contoso]);
  });

  it('is overtaken by whatever else is changed meanwhile', async () => {
    const { approvalId } = (await addRule(asErin, contoso).expect(202)).body;
    await addRule(asErin, { folderPath: 'Inbox/Customers', existing: 'skip' }).expect(201);
    const late = await asAdmin('post', `/approvals/${approvalId}/approve`);
    expect([late.status, late.body.code]).toEqual([409, 'base-changed']);
    expect((await asErin('get', `/approvals/${approvalId}`)).body.state).toBe('overtaken');
    expect(await rulesOf()).toMatchObject([{ folderPath: 'Inbox/Customers' }]);
  });

  it('is refused, or taken back, once', async () => {
    const { approvalId } = (await addRule(asErin, contoso).expect(202)).body;
    expect((await asErin('post', `/approvals/${approvalId}/refuse`).expect(200)).body.state).toBe('refused');
    expect((await asAdmin('post', `/approvals/${approvalId}/approve`)).body.code).toBe('already-settled');
    expect(await rulesOf()).toEqual([]);
  });

  it('is refused with the reason, for whoever asked', async () => {
    const { approvalId } = (await addRule(asErin, contoso).expect(202)).body;
    const refuse = (body: object) => asAdmin('post', `/approvals/${approvalId}/refuse`).send(body);
    expect((await refuse({ reason: '' })).status).toBe(400);
    await refuse({ reason: 'Track the folders of customers one by one.' }).expect(200);
    const { body } = await asErin('get', `/approvals/${approvalId}`).expect(200);
    const reason = 'Track the folders of customers one by one.';
    expect(body).toMatchObject({ state: 'refused', settledBy: 'admin', reason });
  });

  it('counts what lies below, but not what a nearer rule has', async () => {
    await addRule(asErin, { ...contoso, existing: 'skip' }).expect(201);
    const wide = { folderPath: 'Inbox/Customers', includeSubfolders: true };
    expect((await addRule(asErin, wide).expect(202)).body.reach).toBe(6);
  });

  it.each([
    { given: 'mail that is there is skipped', body: { ...contoso, existing: 'skip' } },
    { given: 'the folder is kept private', body: { ...contoso, action: 'do-not-track' } },
  ])('does not wait where $given', async ({ body }) => {
    expect((await addRule(asErin, body)).status).toBe(201);
  });

  it('waits where it relinks more than that', async () => {
    await gateway.stores.recordDirectory.putMany([
      {
        table: 'account',
        id: 'a',
        name: 'Fabrikam',
        emailAddresses: [],
        state: 'active',
        createdAt: '2026-01-01T00:00:00.000Z',
        modifiedAt: '2026-01-01T00:00:00.000Z',
      },
    ]);
    const { id } = (await addRule(asErin, { ...contoso, existing: 'skip' }).expect(201)).body;
    const linked = { ...link(erin, ['f-contoso']), ruleId: id, ruleVersion: 1 };
    await save(gateway.stores, ...['x1', 'x2', 'x3'].map((name) => activity(name, { links: [linked] })));
    const change = { regarding: { table: 'account', id: 'a' } };
    const address = `/mailboxes/${erin}/folder-rules/${id}`;
    expect(
      (
        await asErin('patch', address)
          .send({ ...change, existing: 'relink' })
          .expect(202)
      ).body.reach,
    ).toBe(3);
    await asErin('patch', address).send(change).expect(200);
  });
});

const put = (body: object): Test => asErin('put', `/mailboxes/${erin}/options`).send(body);
const exclude = (): Test => asErin('post', `/mailboxes/${erin}/exclusions`).send({ kind: 'bulk' });

describe('options and exclusions', () => {
  it('never wait where the folders hold no more than one person may decide about', async () => {
    await enable();
    await limit(1_000);
    counted = 5_000;
    expect((await put({ track: 'all' })).status).toBe(200);
    expect((await put({})).status).toBe(200);
  });

  it('wait where the last days would have been reached by more than that', async () => {
    await limit(2);
    counted = 5;
    const { body } = await put({ track: 'all' }).expect(202);
    expect(body).toMatchObject({ kind: 'change-options', reach: 5, request: { track: 'all' } });
    expect((await exclude().expect(202)).body.reach).toBe(5);
    await asAdmin('post', `/approvals/${body.approvalId}/approve`).expect(200);
    const options = (await asErin('get', `/mailboxes/${erin}/options`).expect(200)).body;
    expect(options.track.effective).toBe('all');
    const { items } = (await asAdmin('get', `/audit?mailboxId=${erin}&what=approveChange&limit=1`).expect(200)).body;
    expect(items).toMatchObject([{ changes: [{ field: 'options.track', after: 'all' }] }]);
  });

  it('hold at once where fewer would, or nothing about tracking changes', async () => {
    counted = 1;
    expect((await exclude()).status).toBe(201);
    counted = 9;
    expect((await put({ track: 'all', create: 'lead' })).status).toBe(200);
  });

  it('leave no simulation behind', async () => {
    expect(await gateway.stores.simulationParts.findUnclaimed('9', 10)).toEqual([]);
  });

  it('are listed while they wait, to owners those of their mailbox', async () => {
    const waiting = (await asErin('get', '/approvals?state=waiting&limit=1').expect(200)).body;
    expect(waiting).toMatchObject({
      items: [{ kind: 'add-exclusion', mailboxId: erin }],
      nextCursor: expect.any(String),
    });
    expect((await asErin('get', '/approvals?mailboxId=nobody').expect(200)).body.items).toEqual([]);
    expect((await asAdmin('get', `/approvals?mailboxId=${erin}&state=approved`).expect(200)).body.items).toHaveLength(
      3,
    );
    expect((await asErin('get', '/approvals/nobody')).status).toBe(404);
  });
});

describe('the only administrator', () => {
  beforeAll(async () => {
    await limit(2);
    for (const { id } of await rulesOf()) await asAdmin('delete', `/mailboxes/${erin}/folder-rules/${id}`).expect(200);
    await asAdmin('delete', `/administrators/${secondId}`);
  });

  it('need not wait, because nobody else could agree', async () => {
    await addRule(asAdmin, contoso).expect(201);
    expect(await rulesOf()).toMatchObject([contoso]);
  });

  it('raises the limit alone, and makes it less again', async () => {
    for (const approvalLimit of [3, 2]) {
      expect((await asAdmin('put', '/organization').send({ approvalLimit })).body.approvalLimit).toBe(approvalLimit);
    }
  });

  it('is there beside the key of a script, which waits', async () => {
    const script = { name: 'script', scopes: ['configuration:write'] };
    const { key: secret } = (await asAdmin('post', '/api-keys').send(script).expect(201)).body;
    const { body } = await request(gateway.app.getHttpServer())
      .put('/api/v1/organization')
      .set('authorization', `Bearer ${secret}`)
      .send({ approvalLimit: 3 })
      .expect(202);
    expect(body).toMatchObject({ askedBy: 'key:script', reach: null });
    await asAdmin('post', `/approvals/${body.approvalId}/refuse`).expect(200);
  });

  it('agrees to what owners ask', async () => {
    const { id } = (await rulesOf())[0] ?? { id: '' };
    await asAdmin('delete', `/mailboxes/${erin}/folder-rules/${id}`).expect(200);
    const { approvalId } = (await addRule(asErin, contoso).expect(202)).body;
    expect((await asAdmin('post', `/approvals/${approvalId}/approve`)).status).toBe(200);
  });
});
