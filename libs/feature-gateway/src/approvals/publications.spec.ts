import request, { type Test } from 'supertest';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';
import { playOwner, saveFolders } from '../../testing/play-owner';
import { playRules } from '../../testing/play-rules';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

let gateway: OpenGateway;
let erin = '';
let asOmar: (method: Method, path: string) => Test;
let players: readonly { readonly stop: () => Promise<void> }[] = [];
/** What a simulation finds, and how many there were. */
let counted = 0;
let simulations = 0;

const ask = (method: Method, path: string, body?: object): Test => gateway.as(method, `/api/v1${path}`).send(body);
const read = async (path: string) => (await ask('get', path).expect(200)).body;
const approve = (approvalId: string): Test => asOmar('post', `/approvals/${approvalId}/approve`);

beforeAll(async () => {
  gateway = await openGateway({ patienceMs: 3_000 });
  const owner = playOwner(gateway.stores, ({ request: { kind } }) => {
    if (kind === 'test-and-enable') return { kind: 'tested', steps: [] };
    return kind === 'simulate' ? undefined : { kind: 'done' };
  });
  const rules = playRules(gateway.stores, () => {
    simulations += 1;
    return counted;
  });
  players = [owner, rules];
  const mailbox = { emailAddress: 'erin@contoso.example', kind: 'user' };
  erin = (await ask('post', '/mailboxes', mailbox).expect(201)).body.id;
  await saveFolders(gateway.stores, erin);
  const config = (await gateway.stores.mailboxConfigs.findMany([erin])).get(erin);
  if (config === undefined) throw new Error('there is no mailbox');
  const { version } = config.mailbox;
  const enabled = { ...config.mailbox, state: 'enabled', version: version + 1 } as const;
  await gateway.stores.mailboxConfigs.replace({ ...config, mailbox: enabled });
  const { token } = (await ask('post', '/administrators', { name: 'omar' }).expect(201)).body;
  asOmar = (method, path) =>
    request(gateway.app.getHttpServer())[method](`/api/v1${path}`).set('authorization', `Bearer ${token}`);
});
afterAll(async () => {
  for (const { stop } of players) await stop();
  await gateway.close();
});

/** Raised with the word of the second person. */
async function limit(approvalLimit: number): Promise<void> {
  const { status, body } = await ask('put', '/organization', { approvalLimit });
  if (status === 202) await approve(body.approvalId).expect(200);
}

/** Everything anew, with nobody to ask. */
beforeEach(async () => {
  await limit(1_000_000);
  await ask('patch', `/mailboxes/${erin}`, { teamId: null }).expect(200);
  await ask('put', '/organization', { track: 'none', trackCap: 'all', locks: [], categoryName: 'Tracked' }).expect(200);
  await ask('put', `/mailboxes/${erin}/options`, {}).expect(200);
  for (const { id } of (await read(`/mailboxes/${erin}/folder-rules`)).items) {
    await ask('delete', rule(id)).expect(200);
  }
  await limit(2);
  counted = 5;
  simulations = 0;
});

const trackOf = async (): Promise<string> => (await read(`/mailboxes/${erin}/options`)).track.effective;
const rulesOf = async (): Promise<readonly unknown[]> => (await read(`/mailboxes/${erin}/folder-rules`)).items;

async function addDraft(changes: object, target: object = { scope: 'mailbox', mailboxId: erin }): Promise<string> {
  return (await ask('post', '/drafts', { ...target, changes }).expect(201)).body.id;
}
const rule = (id: string): string => `/mailboxes/${erin}/folder-rules/${id}`;
const publish = (draftId: string): Test => ask('post', `/drafts/${draftId}/publish`);

describe('a draft that reaches more than one person may decide alone', () => {
  it('waits as it is, and is published when somebody else agrees', async () => {
    const draftId = await addDraft({ options: { track: 'all' } });
    const { body } = await publish(draftId).expect(202);
    expect(body).toMatchObject({ kind: 'publish-draft', mailboxId: erin, targetId: draftId, reach: 5, limit: 2 });
    expect(body.request).toEqual({ revision: 1, changes: { options: { track: 'all' } } });
    expect(await trackOf()).toBe('none');
    await approve(body.approvalId).expect(200);
    expect(await trackOf()).toBe('all');
    expect((await ask('get', `/drafts/${draftId}`)).status).toBe(404);
  });

  it.each([
    { what: 'an edit', after: (id: string) => ask('patch', `/drafts/${id}`, { comment: 'Anew' }) },
    { what: 'its end', after: (id: string) => ask('delete', `/drafts/${id}`) },
  ])('is overtaken by $what of the draft', async ({ after }) => {
    const draftId = await addDraft({ options: { track: 'all' } });
    const { approvalId } = (await publish(draftId).expect(202)).body;
    await after(draftId).expect(200);
    const late = await approve(approvalId);
    expect([late.status, late.body.code]).toEqual([409, 'base-changed']);
    expect(late.body.detail).toContain('The draft');
    expect(await trackOf()).toBe('none');
  });

  it('is refused at once where it is outdated', async () => {
    const draftId = await addDraft({ options: { track: 'all' } });
    await ask('put', `/mailboxes/${erin}/options`, { create: 'lead' }).expect(200);
    expect((await publish(draftId)).body.code).toBe('draft-outdated');
    expect(simulations).toBe(0);
  });

  it('counts the mail that is there where it adds rules, each folder once, and reads nothing for it', async () => {
    const wide = { folderPath: 'Inbox/Customers', includeSubfolders: true };
    const { body } = await publish(
      await addDraft({ folderRules: [wide, { folderPath: 'Inbox/Customers/Contoso' }] }),
    ).expect(202);
    expect(body.reach).toBe(9);
    expect(simulations).toBe(0);
    await approve(body.approvalId).expect(200);
    expect(await rulesOf()).toHaveLength(2);
  });

  it('adds the mail of new rules to what the last days say of the rest', async () => {
    const draftId = await addDraft({ options: { track: 'all' }, folderRules: [{ folderId: 'f-slash' }] });
    expect((await publish(draftId).expect(202)).body.reach).toBe(8);
  });

  it('counts what a widened rule would take, and simulates what else is changed of it', async () => {
    await limit(3);
    const narrow = { folderPath: 'Inbox/Customers' };
    const { id } = (await ask('post', `/mailboxes/${erin}/folder-rules`, narrow).expect(201)).body;
    const wider = await addDraft({ folderRules: [{ id, includeSubfolders: true }] });
    expect((await publish(wider).expect(202)).body.reach).toBe(6);
    await limit(2);
    expect(simulations).toBe(0);
    const paused = await addDraft({ folderRules: [{ id, includeSubfolders: true, paused: true }] });
    expect((await publish(paused).expect(202)).body.reach).toBe(5);
  });

  it.each([
    { given: 'rules skip what is there', changes: { folderRules: [{ folderPath: 'Inbox', existing: 'skip' }] } },
    { given: 'nothing about tracking changes', changes: { options: { create: 'lead' } } },
  ])('does not wait, nor is measured, where $given', async ({ changes }) => {
    expect((await publish(await addDraft(changes))).status).toBe(200);
    expect(simulations).toBe(0);
  });

  it('does not wait where the last days say fewer', async () => {
    counted = 2;
    expect((await publish(await addDraft({ options: { track: 'all' } }))).status).toBe(200);
    expect(simulations).toBeGreaterThan(0);
  });
});

describe('a roll back that reaches more than one person may decide alone', () => {
  it('waits, and is carried out when somebody else agrees', async () => {
    counted = 0;
    await ask('put', `/mailboxes/${erin}/options`, { track: 'all' }).expect(200);
    await ask('put', `/mailboxes/${erin}/options`, {}).expect(200);
    counted = 5;
    const [, { number }] = (await read(`/mailboxes/${erin}/versions`)).items;
    const back = { comment: 'It was better' };
    const { body } = await ask('post', `/mailboxes/${erin}/versions/${number}/roll-back`, back).expect(202);
    expect(body).toMatchObject({ kind: 'roll-back', mailboxId: erin, targetId: `mailbox:${erin}`, reach: 5 });
    expect(body.request).toEqual({ number, ...back });
    expect(await trackOf()).toBe('none');
    await approve(body.approvalId).expect(200);
    expect(await trackOf()).toBe('all');
    const [newest] = (await read(`/mailboxes/${erin}/versions`)).items;
    expect(newest).toMatchObject({ restored: number, by: 'omar', ...back });
  });

  it('counts the mail that is there where a removed rule comes back', async () => {
    const skip = { folderPath: 'Inbox/Customers/Contoso', existing: 'skip', includeSubfolders: true };
    await limit(3);
    const add = (body: object): Test => ask('post', `/mailboxes/${erin}/folder-rules`, body).expect(201);
    const { body: skipping } = await add(skip);
    const { body: tracking } = await add({ folderId: 'f-slash' });
    await limit(2);
    for (const { id } of [skipping, tracking]) await ask('delete', rule(id)).expect(200);
    expect((await ask('post', `${rule(skipping.id)}/versions/1/roll-back`, {})).status).toBe(200);
    const { body } = await ask('post', `${rule(tracking.id)}/versions/1/roll-back`, {}).expect(202);
    expect(body.reach).toBe(3);
    await approve(body.approvalId).expect(200);
    expect(await rulesOf()).toHaveLength(2);
  });

  it('waits for settings of the organization, unless they have nothing to do with tracking', async () => {
    const [{ number }] = (await read('/organization/versions')).items;
    await ask('put', '/organization', { categoryName: 'Noted' }).expect(200);
    // With nothing said of why.
    const back = (): Test => ask('post', `/organization/versions/${number}/roll-back`);
    expect((await back()).status).toBe(200);
    expect(simulations).toBe(0);
    counted = 0;
    await ask('put', '/organization', { track: 'all' }).expect(200);
    counted = 5;
    expect((await back().expect(202)).body).toMatchObject({ mailboxId: null, targetId: 'organization', reach: 5 });
  });
});

describe('settings of the organization', () => {
  it('wait where mail would be tracked otherwise, and are carried out when somebody else agrees', async () => {
    const { body } = await ask('put', '/organization', { track: 'all', categoryName: 'Noted' }).expect(202);
    expect(body).toMatchObject({ kind: 'change-organization', mailboxId: null, targetId: null, reach: 5 });
    expect((await read('/organization')).categoryName).toBe('Tracked');
    await approve(body.approvalId).expect(200);
    expect(await read('/organization')).toMatchObject({ track: 'all', categoryName: 'Noted' });
    expect((await ask('put', '/organization', { trackCap: 'none' })).status).toBe(202);
  });

  it.each([
    { given: 'they have nothing to do with tracking', body: { categoryName: 'Noted', locks: ['create'] } },
    { given: 'every mailbox chose for itself', body: { track: 'all' } },
  ])('neither wait nor are measured where $given', async ({ body }) => {
    await ask('put', `/mailboxes/${erin}/options`, { track: 'none' }).expect(200);
    expect((await ask('put', '/organization', body)).status).toBe(200);
    expect(simulations).toBe(0);
  });

  it('wait where a lock takes away what a mailbox chose', async () => {
    counted = 0;
    await ask('put', `/mailboxes/${erin}/options`, { track: 'all' }).expect(200);
    counted = 5;
    expect((await ask('put', '/organization', { locks: ['track'] }).expect(202)).body.reach).toBe(5);
  });
});

describe('how far one person may decide alone', () => {
  it('is not widened by one person', async () => {
    const { body } = await ask('put', '/organization', { approvalLimit: 3 }).expect(202);
    expect(body).toMatchObject({ kind: 'change-organization', reach: null, limit: 2, request: { approvalLimit: 3 } });
    expect((await read('/organization')).approvalLimit).toBe(2);
    await approve(body.approvalId).expect(200);
    expect((await read('/organization')).approvalLimit).toBe(3);
    expect(simulations).toBe(0);
  });

  it('is narrowed by one person, who cannot take that back alone', async () => {
    const [{ number }] = (await read('/organization/versions')).items;
    expect((await ask('put', '/organization', { approvalLimit: 1 })).status).toBe(200);
    const back = await ask('post', `/organization/versions/${number}/roll-back`).expect(202);
    expect(back.body).toMatchObject({ kind: 'roll-back', reach: null, limit: 1 });
    const draftId = await addDraft({ organization: { approvalLimit: 1_000 } }, { scope: 'organization' });
    expect((await publish(draftId).expect(202)).body).toMatchObject({ kind: 'publish-draft', reach: null });
  });
});

describe('a team', () => {
  const change = { values: { track: 'all' }, locks: ['track'] };

  it('waits where it has mailboxes, and is changed when somebody else agrees', async () => {
    const { id } = (await ask('post', '/teams', { name: 'Sales' }).expect(201)).body;
    expect((await ask('patch', `/teams/${id}`, { values: { track: 'all' } })).status).toBe(200);
    expect((await ask('patch', `/teams/${id}`, { values: {} })).status).toBe(200);
    expect(simulations).toBe(0);
    await ask('patch', `/mailboxes/${erin}`, { teamId: id }).expect(200);
    expect((await ask('patch', `/teams/${id}`, { name: 'Field sales' })).status).toBe(200);
    const { body } = await ask('patch', `/teams/${id}`, change).expect(202);
    expect(body).toMatchObject({ kind: 'change-team', mailboxId: null, targetId: id, reach: 5, request: change });
    await approve(body.approvalId).expect(200);
    expect(await read(`/teams/${id}`)).toMatchObject({ name: 'Field sales', ...change });
    const draftId = await addDraft({ team: { values: {}, locks: [] } }, { scope: 'team', teamId: id });
    expect((await publish(draftId).expect(202)).body).toMatchObject({ mailboxId: null, reach: 5 });
  });

  it('is put upon a mailbox by somebody else too, where other mail is tracked by it', async () => {
    const { id: teamId } = (await ask('post', '/teams', { name: 'Tracking', ...change }).expect(201)).body;
    expect((await ask('patch', `/mailboxes/${erin}`, { ownerId: 'u-erin' })).status).toBe(200);
    expect(simulations).toBe(0);
    const { body } = await ask('patch', `/mailboxes/${erin}`, { teamId }).expect(202);
    expect(body).toMatchObject({ kind: 'change-mailbox', mailboxId: erin, reach: 5, request: { teamId } });
    expect((await read(`/mailboxes/${erin}`)).teamId).toBeNull();
    await approve(body.approvalId).expect(200);
    expect((await read(`/mailboxes/${erin}`)).teamId).toBe(teamId);
    expect(await trackOf()).toBe('all');
  });

  it('is what it was when somebody asked, or nobody is put in it', async () => {
    const { id: teamId } = (await ask('post', '/teams', { name: 'Waiting', ...change }).expect(201)).body;
    const { approvalId } = (await ask('patch', `/mailboxes/${erin}`, { teamId }).expect(202)).body;
    await ask('patch', `/teams/${teamId}`, { values: { track: 'replies' } }).expect(200);
    const late = await approve(approvalId);
    expect([late.status, late.body.code]).toEqual([409, 'base-changed']);
    expect((await read(`/mailboxes/${erin}`)).teamId).toBeNull();
    expect((await ask('patch', `/mailboxes/${erin}`, { teamId: 'nobody' })).body.code).toBe('unknown-team');
  });

  it('is left at once where that is the same to mail, and otherwise with the word of somebody else', async () => {
    const { id: teamId } = (await ask('post', '/teams', { name: 'Quiet' }).expect(201)).body;
    expect((await ask('patch', `/mailboxes/${erin}`, { teamId })).status).toBe(200);
    expect(simulations).toBe(0);
    counted = 0;
    await ask('patch', `/teams/${teamId}`, change).expect(200);
    counted = 5;
    expect((await ask('delete', `/teams/${teamId}`)).body.code).toBe('team-in-use');
    const { body } = await ask('delete', `/teams/${teamId}?mailboxes=take-out`).expect(202);
    expect(body).toMatchObject({ kind: 'remove-team', mailboxId: null, targetId: teamId, reach: 5 });
    expect((await read(`/mailboxes/${erin}`)).teamId).toBe(teamId);
    await approve(body.approvalId).expect(200);
    expect((await read(`/mailboxes/${erin}`)).teamId).toBeNull();
    expect((await ask('get', `/teams/${teamId}`)).status).toBe(404);
  });
});
