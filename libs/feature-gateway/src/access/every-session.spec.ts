import request, { type Response } from 'supertest';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';
import { signInOwner } from '../../testing/sign-in-owner';
import { sessionCookie, Sessions } from './sessions';

let gateway: OpenGateway;

beforeEach(async () => {
  gateway = await openGateway();
});
afterEach(() => gateway.close());

const path = '/api/v1/open-sessions';
const code = ({ status, body }: Response) => [status, body.code];
const asked = (cookie: string) => request(gateway.app.getHttpServer()).get('/api/v1/session').set('cookie', cookie);

async function add(name: string, role: string): Promise<string> {
  return (await gateway.as('post', '/api/v1/users').send({ name, role }).expect(201)).body.id;
}

async function cookieOf(userId: string): Promise<string> {
  const { epoch = 0 } = (await gateway.stores.users.find(userId)) ?? {};
  const holder = { kind: 'user', userId, epoch } as const;
  const secret = await gateway.app.get(Sessions).open(holder, 'open-id-connect', { address: '192.0.2.7' });
  return `${sessionCookie}=${secret}`;
}

/** Whoever made the link comes by it. */
async function byLink(token?: string): Promise<string> {
  const server = gateway.app.getHttpServer();
  const made =
    token === undefined ? gateway.as('post', '/api/v1/session/links') : request(server).post('/api/v1/session/links');
  if (token !== undefined) void made.auth(token, { type: 'bearer' });
  const { body } = await made.expect(201);
  const signedIn = await request(server).get(body.path).expect(303);
  return signedIn.get('set-cookie')?.[0]?.split(';', 1)[0] ?? '';
}

describe('everybody who is signed in', () => {
  it('is seen by administrators, whichever way they came, and signed out one by one', async () => {
    const mailbox = { emailAddress: 'sales@contoso.example', kind: 'shared' };
    const { body: sales } = await gateway.as('post', '/api/v1/mailboxes').send(mailbox).expect(201);
    const { body: uma } = await gateway.as('post', '/api/v1/administrators').send({ name: 'Uma' }).expect(201);
    const cookies = [await cookieOf(await add('erin', 'user')), await byLink(uma.token), await byLink()];
    cookies.push((await signInOwner(gateway, sales.id)).cookie);
    const { body } = await gateway.as('get', path).expect(200);
    const holders = body.items.map(({ holder }: { holder: object }) => holder);
    expect(holders).toEqual([
      { kind: 'mailbox', name: `owner:${sales.id}`, displayName: 'sales@contoso.example' },
      { kind: 'installation', name: 'admin', displayName: 'admin' },
      { kind: 'administrator', name: 'Uma', displayName: 'Uma' },
      { kind: 'user', name: 'erin', displayName: 'erin' },
    ]);
    for (const { id } of body.items) await gateway.as('delete', `${path}/${id}`).expect(204);
    for (const cookie of cookies) await asked(cookie).expect(401);
    expect((await gateway.as('get', path).expect(200)).body).toEqual({ items: [], nextCursor: null });
    expect(code(await gateway.as('delete', `${path}/${body.items[0].id}`))).toEqual([404, 'unknown-session']);
  });

  it('comes page by page, without whoever may no longer come in', async () => {
    const [erin, omar] = [await add('erin', 'user'), await add('omar', 'user')];
    const cookies = [await cookieOf(erin), await cookieOf(omar), await cookieOf(erin)];
    const known = await gateway.stores.users.find(omar);
    if (known !== undefined)
      await gateway.stores.users.replace({ ...known, isDisabled: true, revision: known.revision + 1 });
    const names: string[] = [];
    let cursor = '';
    do {
      const { body } = await gateway.as('get', `${path}?limit=1${cursor}`).expect(200);
      names.push(...body.items.map(({ holder }: { holder: { name: string } }) => holder.name));
      cursor = body.nextCursor === null ? '' : `&cursor=${encodeURIComponent(body.nextCursor)}`;
    } while (cursor !== '');
    expect(names).toEqual(['erin', 'erin']);
    expect((await asked(cookies[0] ?? '').expect(200)).body.name).toBe('erin');
  });

  it('is nothing for users, and for auditors to look at alone', async () => {
    const server = gateway.app.getHttpServer();
    const [erin, audrey] = [await cookieOf(await add('erin', 'user')), await cookieOf(await add('audrey', 'auditor'))];
    const own = { 'sec-fetch-site': 'same-origin' };
    expect(code(await request(server).get(path).set('cookie', erin))).toEqual([403, 'not-allowed']);
    const { body } = await request(server).get(path).set('cookie', audrey).expect(200);
    expect(body.items.map(({ isCurrent }: { isCurrent: boolean }) => isCurrent)).toEqual([true, false]);
    const ended = (cookie: string) =>
      request(server)
        .delete(`${path}/${body.items[1].id}`)
        .set({ ...own, cookie });
    expect(code(await ended(audrey))).toEqual([403, 'read-only']);
    expect(code(await ended(erin))).toEqual([403, 'not-allowed']);
    await asked(erin).expect(200);
  });
});
