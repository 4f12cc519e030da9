import request, { type Response } from 'supertest';
import { Browser } from '../../testing/browser';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';

const password = 'a password of the spec';
let gateway: OpenGateway;

beforeEach(async () => {
  gateway = await openGateway();
});
afterEach(() => gateway.close());

const code = ({ status, body }: Response) => [status, body.code];

async function add(name: string, given: object = {}): Promise<string> {
  const { body } = await gateway
    .as('post', '/api/v1/users')
    .send({ name, role: 'user', ...given })
    .expect(201);
  return body.id;
}

async function names(query: string) {
  const { body } = await gateway.as('get', `/api/v1/users?${query}`).expect(200);
  return [body.items.map(({ name }: { name: string }) => name), body.nextCursor === null];
}

/** With a password of their own, as after their first sign-in. */
async function signedIn(name: string, given: object = {}): Promise<Browser> {
  await add(name, { password, ...given });
  const browser = new Browser(gateway);
  await browser.signIn(name, password).expect(200);
  const own = { currentPassword: password, newPassword: `${password} by ${name}` };
  await browser.ask('put', '/api/v1/session/password').send(own).expect(204);
  return browser;
}

async function mailbox(emailAddress: string, ownerId?: string): Promise<string> {
  const given = { emailAddress, kind: 'user', ...(ownerId !== undefined && { ownerId }) };
  return (await gateway.as('post', '/api/v1/mailboxes').send(given).expect(201)).body.id;
}

describe('users', () => {
  it('are named by administrators, with a password to be changed', async () => {
    const id = await add('Erin', { displayName: 'Erin Smith', role: 'auditor', systemUserId: 'u-erin', password });
    const { body } = await gateway.as('get', `/api/v1/users/${id}`).expect(200);
    expect(body).toMatchObject({
      name: 'Erin',
      displayName: 'Erin Smith',
      role: 'auditor',
      isDisabled: false,
      systemUserId: 'u-erin',
      hasPassword: true,
      mustChangePassword: true,
      provider: null,
      createdBy: 'admin',
    });
    expect(JSON.stringify(body)).not.toContain('scrypt');
  });

  it('are listed by name', async () => {
    for (const name of ['omar', 'Erin', 'erika']) await add(name);
    expect(await names('')).toEqual([['erika', 'Erin', 'omar'], true]);
    expect(await names('q=ERI&limit=1')).toEqual([['erika'], false]);
  });

  it('share no name with one another or with administrators, in whatever letters, also when removed', async () => {
    const id = await add('Erin');
    await gateway.as('delete', `/api/v1/users/${id}`).expect(200);
    await gateway.as('post', '/api/v1/administrators').send({ name: 'Omar' }).expect(201);
    for (const name of ['ERIN', 'omar']) {
      const answer = await gateway.as('post', '/api/v1/users').send({ name, role: 'user' });
      expect(code(answer)).toEqual([409, 'user-exists']);
    }
    const answer = await gateway.as('post', '/api/v1/administrators').send({ name: 'eRin' });
    expect(code(answer)).toEqual([409, 'administrator-exists']);
  });

  it.each(['admin', 'owner:erin', ' Erin', '', 'a\nb', 'ad\u200Bmin'])('are not named %j', async (name) => {
    expect((await gateway.as('post', '/api/v1/users').send({ name, role: 'user' })).status).toBe(400);
  });

  it('that are removed come in no more, and are not found', async () => {
    const erin = await signedIn('erin');
    const { userId } = (await erin.ask('get', '/api/v1/session')).body;
    await gateway.as('delete', `/api/v1/users/${userId}`).expect(200);
    await erin.ask('get', '/api/v1/session').expect(401);
    expect((await erin.signIn('erin', `${password} by erin`)).status).toBe(401);
    for (const method of ['get', 'patch', 'delete'] as const) {
      expect(code(await gateway.as(method, `/api/v1/users/${userId}`).send({}))).toEqual([404, 'unknown-user']);
    }
    expect((await gateway.as('get', '/api/v1/users')).body.items).toEqual([]);
  });

  it('are changed by administrators, whose names the log keeps, and never a password', async () => {
    const omar = await signedIn('omar', { role: 'admin' });
    const id = await add('erin', { systemUserId: 'u-erin' });
    const change = { role: 'auditor', systemUserId: null, password: 'a new password of erin' };
    const { body } = await omar.ask('patch', `/api/v1/users/${id}`).send(change).expect(200);
    expect(body).toMatchObject({ role: 'auditor', systemUserId: null, mustChangePassword: true, modifiedBy: 'omar' });
    const log = (await gateway.as('get', '/api/v1/audit?what=changeUser').expect(200)).body;
    expect(log.items).toMatchObject([
      {
        by: { kind: 'admin', name: 'omar' },
        outcome: 'done',
        changes: [
          { field: 'role', before: 'user', after: 'auditor' },
          { field: 'systemUserId', before: 'u-erin', after: null },
          { field: 'password', before: null, after: null },
        ],
      },
    ]);
    expect(JSON.stringify(log)).not.toContain('a new password');
  });

  it('administer nothing, nor make themselves more, unless they are administrators', async () => {
    const erin = await signedIn('erin');
    const { userId } = (await erin.ask('get', '/api/v1/session')).body;
    const tries = [
      erin.ask('get', '/api/v1/users'),
      erin.ask('post', '/api/v1/users').send({ name: 'x', role: 'admin' }),
      erin.ask('patch', `/api/v1/users/${userId}`).send({ role: 'admin' }),
      erin.ask('delete', `/api/v1/users/${userId}`),
      erin.ask('get', '/api/v1/mailboxes/m/grants'),
      erin.ask('put', '/api/v1/mailboxes/m/grants').send({ systemUserIds: ['u'] }),
    ];
    for (const answer of await Promise.all(tries)) expect(code(answer)).toEqual([403, 'not-allowed']);
  });
});

describe('the last administrator', () => {
  it('cannot be removed, disabled or made something else', async () => {
    const omar = await signedIn('omar', { role: 'admin' });
    const { userId } = (await omar.ask('get', '/api/v1/session')).body;
    for (const change of [{ role: 'user' }, { isDisabled: true }]) {
      const answer = await gateway.as('patch', `/api/v1/users/${userId}`).send(change);
      expect(code(answer)).toEqual([409, 'last-administrator']);
    }
    expect(code(await gateway.as('delete', `/api/v1/users/${userId}`))).toEqual([409, 'last-administrator']);
    await omar.ask('get', '/api/v1/users').expect(200);
    await add('erin', { role: 'admin' });
    await gateway.as('patch', `/api/v1/users/${userId}`).send({ role: 'user' }).expect(200);
  });

  it('is still there when both of two are taken away at once', async () => {
    const ids = [await add('erin', { role: 'admin' }), await add('omar', { role: 'admin' })];
    const both = ids.map((id) => gateway.as('patch', `/api/v1/users/${id}`).send({ isDisabled: true }));
    const answers = (await Promise.all(both)).map(({ status }) => status);
    expect(answers).toContain(409);
    expect(await gateway.stores.users.hasAdmin()).toBe(true);
  });
});

describe('the mailboxes of a login', () => {
  it('are those that its record owns, and shared ones while they are granted to it', async () => {
    const own = await mailbox('erin@contoso.example', 'u-erin');
    const shared = await mailbox('sales@contoso.example');
    const other = await mailbox('omar@contoso.example', 'u-omar');
    const at = new Date().toISOString();
    const record = { table: 'systemuser', id: 'u-erin', name: 'Erin Smith', emailAddresses: [] };
    await gateway.stores.recordDirectory.putMany([{ ...record, state: 'active', createdAt: at, modifiedAt: at }]);
    const erin = await signedIn('erin', { systemUserId: 'u-erin' });
    const seen = async (): Promise<readonly string[]> =>
      (await erin.ask('get', '/api/v1/mailboxes').expect(200)).body.items.map(({ id }: { id: string }) => id);
    expect(await seen()).toEqual([own]);

    const grants = `/api/v1/mailboxes/${shared}/grants`;
    const granted = await gateway
      .as('put', grants)
      .send({ systemUserIds: ['u-erin', 'u-gone'] })
      .expect(200);
    expect(granted.body.items).toEqual([
      { systemUserId: 'u-erin', name: 'Erin Smith' },
      { systemUserId: 'u-gone', name: null },
    ]);
    expect((await seen()).toSorted()).toEqual([own, shared].toSorted());
    expect((await erin.ask('get', '/api/v1/session')).body.mailboxIds.toSorted()).toEqual([own, shared].toSorted());
    await erin.ask('get', `/api/v1/mailboxes/${shared}/folder-rules`).expect(200);
    for (const path of ['', '/folder-rules', '/folders', '/options', '/grants', '/completeness']) {
      await erin.ask('get', `/api/v1/mailboxes/${other}${path}`).expect(403);
    }

    await gateway.as('put', grants).send({ systemUserIds: [] }).expect(200);
    expect(await seen()).toEqual([own]);
    await erin.ask('get', `/api/v1/mailboxes/${shared}/folder-rules`).expect(403);
    expect((await gateway.as('get', grants)).body.items).toEqual([]);
  });

  it('are listed together, and none beside them, unless one of them is asked for', async () => {
    const [own, shared] = [await mailbox('erin@contoso.example', 'u-erin'), await mailbox('sales@contoso.example')];
    const other = await mailbox('omar@contoso.example', 'u-omar');
    await gateway
      .as('put', `/api/v1/mailboxes/${shared}/grants`)
      .send({ systemUserIds: ['u-erin'] })
      .expect(200);
    for (const mailboxId of [own, shared, other]) {
      const changes = { options: { track: 'none' } };
      await gateway.as('post', '/api/v1/drafts').send({ scope: 'mailbox', mailboxId, changes }).expect(201);
    }
    const erin = await signedIn('erin', { systemUserId: 'u-erin' });
    const listed = async (query: string) =>
      (await erin.ask('get', `/api/v1/drafts?${query}`)).body.items.map((one: { mailboxId: string }) => one.mailboxId);
    expect(await listed('')).toEqual([shared, own]);
    expect([await listed(`mailboxId=${own}`), await listed(`mailboxId=${other}`)]).toEqual([[own], []]);
    for (const path of ['activities', 'decisions', 'moves', 'alerts', 'approvals', 'unknown-senders']) {
      expect([path, (await erin.ask('get', `/api/v1/${path}`)).body.items]).toEqual([path, []]);
    }
  });

  it('are those of another record as soon as the login is bound to that', async () => {
    const [own, other] = [
      await mailbox('erin@contoso.example', 'u-erin'),
      await mailbox('omar@contoso.example', 'u-omar'),
    ];
    const erin = await signedIn('erin', { systemUserId: 'u-erin' });
    const { userId } = (await erin.ask('get', '/api/v1/session')).body;
    await gateway.as('patch', `/api/v1/users/${userId}`).send({ systemUserId: 'u-omar' }).expect(200);
    const seen = await Promise.all([own, other].map((id) => erin.ask('get', `/api/v1/mailboxes/${id}`)));
    expect(seen.map(({ status }) => status)).toEqual([403, 200]);
  });

  it.each([{ systemUserIds: 'u' }, { systemUserIds: ['u', 'u'] }, { systemUserIds: [''] }, {}])(
    'are not granted to %j',
    async (body) => {
      const id = await mailbox('sales@contoso.example');
      expect((await gateway.as('put', `/api/v1/mailboxes/${id}/grants`).send(body)).status).toBe(400);
    },
  );
});

describe('an auditor', () => {
  it('reads what administrators read, and changes nothing but the own login', async () => {
    const id = await mailbox('erin@contoso.example');
    const auditor = await signedIn('audrey', { role: 'auditor' });
    const reads = [
      'mailboxes',
      `mailboxes/${id}`,
      `mailboxes/${id}/grants`,
      'organization',
      'audit',
      'users',
      'alerts',
    ];
    for (const path of [...reads, 'dead-letters', 'decisions', 'activities', 'drafts', 'approvals', 'jobs']) {
      await auditor.ask('get', `/api/v1/${path}`).expect(200);
    }
    await auditor.ask('post', '/api/v1/why').type('message/rfc822').send('Subject: Offer\r\n\r\n').expect(200);
    const document = (await gateway.as('get', '/api/v1/openapi.json')).body;
    const own = new Set(['signInWithPassword', 'signOut', 'changeOwnPassword', 'endOwnSession']);
    const reading = new Set(['explainFile']);
    const writes = Object.entries<Record<string, { operationId: string }>>(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([method, { operationId }]) => method !== 'get' && !own.has(operationId) && !reading.has(operationId))
        .map(([method]) => [method, path.replaceAll(/\{\w+\}/g, id)] as const),
    );
    expect(writes.length).toBeGreaterThan(40);
    for (const [method, path] of writes) {
      const asked = request(gateway.app.getHttpServer()) as unknown as Record<string, (path: string) => request.Test>;
      const answer = await asked[method]?.(path).set({ cookie: auditor.cookie, 'sec-fetch-site': 'same-origin' });
      expect([method, path, answer?.status, answer?.body.code]).toEqual([method, path, 403, 'read-only']);
    }
  });
});
