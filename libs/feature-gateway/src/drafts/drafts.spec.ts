import request from 'supertest';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';
import { saveFolders } from '../../testing/play-owner';

let gateway: OpenGateway;
let numbers = 0;
beforeAll(async () => {
  gateway = await openGateway();
});
afterAll(() => gateway.close());

const read = async (path: string) => (await gateway.as('get', `/api/v1${path}`).expect(200)).body;
const ask = (method: 'post' | 'put' | 'patch' | 'delete', path: string, body?: object) =>
  gateway.as(method, `/api/v1${path}`).send(body);
const send = async (method: 'post' | 'put' | 'patch' | 'delete', path: string, body?: object) => {
  const answer = await ask(method, path, body);
  if (answer.status >= 400) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
};

async function addMailbox(): Promise<string> {
  const emailAddress = `drafted-${(numbers += 1)}@contoso.example`;
  return (await send('post', '/mailboxes', { emailAddress, kind: 'user' })).id;
}

async function asOwner(mailboxId: string) {
  const { path } = await send('post', `/mailboxes/${mailboxId}/session-links`);
  const signedIn = await request(gateway.app.getHttpServer()).get(path);
  const cookie = (signedIn.get('set-cookie') ?? [''])[0]?.split(';')[0] ?? '';
  const own = { cookie, 'sec-fetch-site': 'same-origin' };
  return {
    get: (to: string) => request(gateway.app.getHttpServer()).get(`/api/v1${to}`).set(own),
    post: (to: string, body: object) => request(gateway.app.getHttpServer()).post(`/api/v1${to}`).set(own).send(body),
  };
}

describe('drafts', () => {
  it('of the organization change nothing until they are published, and show what they would change', async () => {
    const changes = { organization: { onDelete: 'untrack' }, exclusions: [{ kind: 'bulk' }] };
    const draft = await send('post', '/drafts', { scope: 'organization', changes, comment: 'For the fair' });
    expect(draft).toMatchObject({
      scope: 'organization',
      revision: 1,
      createdBy: 'admin',
      outdated: false,
      parts: null,
    });
    expect(draft.changes).toEqual([
      { field: 'onDelete', before: 'keep', after: 'untrack' },
      { field: expect.stringMatching(/^exclusions\./), before: null, after: expect.objectContaining({ kind: 'bulk' }) },
    ]);
    expect((await read('/organization')).onDelete).toBe('keep');
    await send('post', `/drafts/${draft.id}/publish`);
    expect((await read('/organization')).onDelete).toBe('untrack');
    expect((await read('/exclusions')).items).toHaveLength(1);
    const { items } = await read('/organization/versions');
    expect(items[0]).toMatchObject({ by: 'admin', comment: 'For the fair' });
    expect((await gateway.as('get', `/api/v1/drafts/${draft.id}`)).status).toBe(404);
  });

  it('of a mailbox are found in the audit log by the mailbox', async () => {
    const mailboxId = await addMailbox();
    const draft = await send('post', '/drafts', {
      scope: 'mailbox',
      mailboxId,
      changes: { options: { track: 'none' } },
    });
    await send('post', `/drafts/${draft.id}/publish`);
    const { items } = await read(`/audit?mailboxId=${mailboxId}&limit=2`);
    expect(items).toMatchObject([
      { what: 'publishDraft', changes: [{ field: 'options.track', before: null, after: 'none' }] },
      { what: 'addDraft' },
    ]);
  });

  it('are refused when what they change was changed since, which says what', async () => {
    const draft = await send('post', '/drafts', {
      scope: 'organization',
      changes: { organization: { maxFolderRules: 40 } },
    });
    await send('put', '/organization', { maxFolderRules: 35 });
    expect((await read(`/drafts/${draft.id}`)).outdated).toBe(true);
    const { status, body } = await ask('post', `/drafts/${draft.id}/publish`);
    expect([status, body]).toMatchObject([
      409,
      { code: 'draft-outdated', errors: [{ field: 'maxFolderRules', message: 'was changed since' }] },
    ]);
    const anew = { changes: { organization: { maxFolderRules: 41 } } };
    expect(await send('patch', `/drafts/${draft.id}`, anew)).toMatchObject({ revision: 2, outdated: false });
    await send('post', `/drafts/${draft.id}/publish`);
    expect((await read('/organization')).maxFolderRules).toBe(41);
  });

  it('of a team change the team alone, and only what is named', async () => {
    const team = await send('post', '/teams', { name: 'Sales', values: { track: 'none' } });
    const changes = { team: { values: { track: 'all' }, locks: ['track'] } };
    const draft = await send('post', '/drafts', { scope: 'team', teamId: team.id, changes });
    await send('put', '/organization', { categoryName: 'Noted' });
    await send('post', `/drafts/${draft.id}/publish`);
    expect(await read(`/teams/${team.id}`)).toMatchObject({
      name: 'Sales',
      values: { track: 'all' },
      locks: ['track'],
    });
  });

  it('of a mailbox change options, exclusions and rules at once', async () => {
    const id = await addMailbox();
    await saveFolders(gateway.stores, id);
    const kept = await send('post', `/mailboxes/${id}/folder-rules`, { folderId: 'f-contoso' });
    const gone = await send('post', `/mailboxes/${id}/folder-rules`, { folderId: 'f-slash' });
    const draft = await send('post', '/drafts', {
      scope: 'mailbox',
      mailboxId: id,
      changes: {
        options: { track: 'all' },
        exclusions: [{ kind: 'domain', value: 'Northwind.example' }],
        folderRules: [
          { id: kept.id, paused: true, settings: { onMoveOut: 'untrack' } },
          { folderPath: 'Inbox/Customers' },
        ],
        removedFolderRules: [gone.id],
      },
    });
    await send('patch', `/mailboxes/${id}`, { ownerId: 'u-erin' });
    await send('post', `/drafts/${draft.id}/publish`);
    const rules = (await read(`/mailboxes/${id}/folder-rules`)).items;
    expect(rules).toMatchObject([
      { id: kept.id, paused: true, settings: { onMoveOut: 'untrack' }, version: 2 },
      { folderId: 'f-customers', paused: false, version: 1 },
    ]);
    expect((await read(`/mailboxes/${id}/options`)).track.value).toBe('all');
    expect((await read(`/mailboxes/${id}/exclusions`)).items).toMatchObject([{ value: 'northwind.example' }]);
    expect((await read(`/mailboxes/${id}/folder-rules/${kept.id}/versions`)).items[0]).toMatchObject({ number: 2 });
  });

  it('of a mailbox say what they prepared, so that it can be sent again with one thing otherwise', async () => {
    const id = await addMailbox();
    await saveFolders(gateway.stores, id);
    const [kept, gone] = [
      await send('post', `/mailboxes/${id}/folder-rules`, { folderId: 'f-contoso' }),
      await send('post', `/mailboxes/${id}/folder-rules`, { folderId: 'f-slash' }),
    ];
    const changes = {
      options: { track: 'all' },
      exclusions: [{ kind: 'domain', value: 'northwind.example', where: ['from'] }, { kind: 'bulk' }],
      folderRules: [
        { id: kept.id, paused: true },
        { folderPath: 'Inbox/Customers', action: 'do-not-track' },
      ],
      removedFolderRules: [gone.id],
    };
    const { id: draftId } = await send('post', '/drafts', { scope: 'mailbox', mailboxId: id, changes });
    const { parts } = await read(`/drafts/${draftId}`);
    expect(parts).toMatchObject({
      options: { track: 'all' },
      exclusions: [{ kind: 'domain', where: ['from'] }, { kind: 'bulk' }],
      folderRules: [
        { id: kept.id, folderPath: 'Inbox/Customers/Contoso', paused: true, action: 'track', regarding: null },
        { id: null, folderPath: 'Inbox/Customers', paused: false, action: 'do-not-track' },
      ],
      removedFolderRules: [gone.id],
    });
    const rules = parts.folderRules.map(
      ({ id: ruleId, folderPath: _path, ...rule }: Record<string, unknown>, at: number) => ({
        ...rule,
        ...(ruleId !== null && { id: ruleId }),
        includeSubfolders: at === 0,
      }),
    );
    const again = await send('patch', `/drafts/${draftId}`, { changes: { ...parts, folderRules: rules } });
    expect(again).toMatchObject({
      revision: 2,
      parts: {
        ...parts,
        exclusions: [{ kind: 'domain' }, { kind: 'bulk' }],
        folderRules: [{ paused: true, includeSubfolders: true }, {}],
      },
    });
    await send('post', `/drafts/${draftId}/publish`);
    expect((await read(`/mailboxes/${id}/folder-rules`)).items).toMatchObject([
      { id: kept.id, paused: true, includeSubfolders: true },
      { folderId: 'f-customers', action: 'do-not-track' },
    ]);
  });

  it('of a mailbox are outdated by a change of a rule that they change, and of no other', async () => {
    const id = await addMailbox();
    await saveFolders(gateway.stores, id);
    const one = await send('post', `/mailboxes/${id}/folder-rules`, { folderId: 'f-contoso' });
    const other = await send('post', `/mailboxes/${id}/folder-rules`, { folderId: 'f-slash' });
    const changes = { folderRules: [{ id: one.id, includeSubfolders: true }] };
    const draft = await send('post', '/drafts', { scope: 'mailbox', mailboxId: id, changes });
    await send('patch', `/mailboxes/${id}/folder-rules/${other.id}`, { paused: true });
    expect((await read(`/drafts/${draft.id}`)).outdated).toBe(false);
    await send('delete', `/mailboxes/${id}/folder-rules/${one.id}`);
    expect((await ask('post', `/drafts/${draft.id}/publish`)).body.code).toBe('draft-outdated');
  });

  it('publish nothing that is locked, and all or nothing', async () => {
    const id = await addMailbox();
    const changes = { options: { createMode: 'suggest' }, exclusions: [{ kind: 'bulk' }] };
    const draft = await send('post', '/drafts', { scope: 'mailbox', mailboxId: id, changes });
    await send('put', '/organization', { locks: ['createMode'] });
    const { status, body } = await ask('post', `/drafts/${draft.id}/publish`);
    await send('put', '/organization', { locks: [] });
    expect([status, body.code]).toEqual([422, 'setting-locked']);
    expect((await read(`/mailboxes/${id}/exclusions`)).items).toEqual([]);
    expect(await send('delete', `/drafts/${draft.id}`)).toMatchObject({ id: draft.id });
  });

  it('of their own mailbox are all that owners see and make', async () => {
    const [id, another] = [await addMailbox(), await addMailbox()];
    const owner = await asOwner(id);
    const changes = { options: { track: 'none' } };
    const own = await owner.post('/drafts', { scope: 'mailbox', mailboxId: id, changes });
    expect(own.status).toBe(201);
    const foreign = { scope: 'mailbox', mailboxId: another, changes };
    expect((await owner.post('/drafts', foreign)).status).toBe(403);
    const theirs = await send('post', '/drafts', foreign);
    expect((await owner.get(`/drafts/${theirs.id}`)).status).toBe(404);
    expect((await owner.get('/drafts')).body.items).toMatchObject([
      { id: own.body.id, mailboxAddress: (await read(`/mailboxes/${id}`)).emailAddress },
    ]);
    expect((await owner.post(`/drafts/${own.body.id}/publish`, {})).status).toBe(200);
  });

  it.each<{ given: string; sent: object; field: string }>([
    { given: 'nothing', sent: { scope: 'organization', changes: {} }, field: 'changes' },
    { given: 'no team', sent: { scope: 'team', changes: { team: {} } }, field: 'scope' },
    {
      given: 'two scopes',
      sent: { scope: 'mailbox', mailboxId: 'x', teamId: 'y', changes: { options: {} } },
      field: 'scope',
    },
    {
      given: 'what is of another scope',
      sent: { scope: 'organization', changes: { options: {} } },
      field: 'changes.options',
    },
    {
      given: 'a value that there is not',
      sent: { scope: 'organization', changes: { organization: { onDelete: 'burn' } } },
      field: 'changes.organization.onDelete',
    },
  ])('that change $given are refused', async ({ sent, field }) => {
    const { status, body } = await ask('post', '/drafts', sent);
    expect([status, body.errors?.[0]?.field]).toEqual([400, field]);
  });
});
