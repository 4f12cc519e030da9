import type { Response } from 'supertest';
import { Browser } from '../../testing/browser';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';

const password = 'a password of the spec';
const own = `${password} by oneself`;
let gateway: OpenGateway;

beforeEach(async () => {
  gateway = await openGateway();
});
afterEach(() => gateway.close());

const code = ({ status, body }: Response) => [status, body.code];
const sessionsOf = (id: string) => `/api/v1/users/${id}/sessions`;

async function add(name: string, role = 'user'): Promise<string> {
  const { body } = await gateway.as('post', '/api/v1/users').send({ name, role, password }).expect(201);
  const first = new Browser(gateway);
  await first.signIn(name, password).expect(200);
  await first.ask('put', '/api/v1/session/password').send({ currentPassword: password, newPassword: own }).expect(204);
  await first.ask('delete', '/api/v1/session').expect(204);
  return body.id;
}

async function signedIn(name: string): Promise<Browser> {
  const browser = new Browser(gateway);
  await browser.signIn(name, own).expect(200);
  return browser;
}

describe('the sessions of a user', () => {
  it('are listed to administrators and auditors, with where from, since when and by what', async () => {
    const [erin] = [await add('erin'), await add('audrey', 'auditor')];
    await signedIn('erin');
    const audrey = await signedIn('audrey');
    for (const asked of [gateway.as('get', sessionsOf(erin)), audrey.ask('get', sessionsOf(erin))]) {
      const { body } = await asked.expect(200);
      expect(body).toEqual({
        items: [
          {
            id: expect.any(String),
            how: 'password',
            client: null,
            address: '127.0.0.1',
            openedAt: expect.any(String),
            usedAt: expect.any(String),
            expiresAt: expect.any(String),
            isCurrent: false,
          },
        ],
        nextCursor: null,
      });
    }
  });

  it('are ended one by one, or all, and are over with the next request', async () => {
    const id = await add('erin');
    const [desk, phone, tablet] = [await signedIn('erin'), await signedIn('erin'), await signedIn('erin')];
    const { body } = await gateway.as('get', `${sessionsOf(id)}?limit=1`).expect(200);
    await gateway.as('delete', `${sessionsOf(id)}/${body.items[0].id}`).expect(204);
    await tablet.ask('get', '/api/v1/session').expect(401);
    await desk.ask('get', '/api/v1/session').expect(200);
    await gateway.as('delete', sessionsOf(id)).expect(204);
    expect((await desk.ask('get', '/api/v1/session')).status).toBe(401);
    expect((await phone.ask('get', '/api/v1/session')).status).toBe(401);
    await signedIn('erin');
  });

  it('are ended by administrators alone, and as those of the user whom the address names', async () => {
    const [erin, omar] = [await add('erin'), await add('omar')];
    await add('audrey', 'auditor');
    const [browser, audrey] = [await signedIn('erin'), await signedIn('audrey')];
    const { body } = await gateway.as('get', sessionsOf(erin)).expect(200);
    const session = body.items[0].id;
    expect(code(await gateway.as('delete', `${sessionsOf(omar)}/${session}`))).toEqual([404, 'unknown-session']);
    expect(code(await audrey.ask('delete', `${sessionsOf(erin)}/${session}`))).toEqual([403, 'read-only']);
    expect(code(await audrey.ask('delete', sessionsOf(erin)))).toEqual([403, 'read-only']);
    expect(code(await browser.ask('get', sessionsOf(omar)))).toEqual([403, 'not-allowed']);
    expect(code(await browser.ask('delete', sessionsOf(omar)))).toEqual([403, 'not-allowed']);
    expect(code(await gateway.as('get', sessionsOf('nobody')))).toEqual([404, 'unknown-user']);
    await browser.ask('get', '/api/v1/session').expect(200);
  });
});
