import request from 'supertest';
import { hashPassword } from '@foldwatch/platform';
import { nameKeyOf, type User } from '@foldwatch/ports';
import { SessionLinks } from '../access/session-links';
import { Browser } from '../../testing/browser';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';

const password = 'a password of the spec';
const start = new Date('2026-11-21T08:00:00.000Z').getTime();
let now = start;
let hash = '';
let gateway: OpenGateway;

beforeAll(async () => {
  hash = await hashPassword(password, { logN: 10, r: 8, p: 1 });
});
beforeEach(async () => {
  now = start;
  gateway = await openGateway({ clock: { now: () => new Date(now) } });
});
afterEach(() => gateway.close());

const later = (seconds: number): void => void (now += seconds * 1_000);
async function cookieAt(proxied: OpenGateway): Promise<string> {
  const asked = request(proxied.app.getHttpServer()).get((await proxied.app.get(SessionLinks).create()).path);
  return (await asked.set('x-forwarded-proto', 'https')).get('set-cookie')?.[0] ?? '';
}

const isOpen = async (browser: Browser) => (await browser.ask('get', '/api/v1/session')).status === 200;
const options = async () => (await request(gateway.app.getHttpServer()).get('/api/v1/sign-in-options')).body;
const code = ({ status, body }: request.Response) => [status, body.code];

async function user(name: string, parts: Partial<User> = {}): Promise<User> {
  const at = new Date(now).toISOString();
  const made: User = {
    id: `id-${nameKeyOf(name)}`,
    revision: 1,
    name,
    displayName: name,
    role: 'user',
    isDisabled: false,
    passwordHash: hash,
    epoch: 1,
    createdAt: at,
    createdBy: 'admin',
    modifiedAt: at,
    modifiedBy: 'admin',
    ...parts,
  };
  await gateway.stores.users.replace(made);
  return made;
}

async function signedIn(name: string): Promise<Browser> {
  const browser = new Browser(gateway);
  await browser.signIn(name, password).expect(200);
  return browser;
}

describe('signing in with name and password', () => {
  it('opens a session that says who one is', async () => {
    await user('Erin', { displayName: 'Erin Smith', systemUserId: 'u-erin' });
    const browser = new Browser(gateway);
    const answer = await browser.signIn('erin', password).expect(200);
    expect(answer.body).toEqual({
      role: 'user',
      name: 'Erin',
      displayName: 'Erin Smith',
      userId: 'id-erin',
      systemUserId: 'u-erin',
      mailboxIds: [],
      mustChangePassword: false,
      hasSandbox: false,
    });
    expect((await browser.ask('get', '/api/v1/session').expect(200)).body).toEqual(answer.body);
    expect(answer.get('set-cookie')?.[0]).toMatch(
      /^foldwatch_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=604800$/,
    );
  });

  it('stores of password and cookie nothing that lets anybody in', async () => {
    await user('erin');
    const browser = await signedIn('erin');
    const { sessions } = await gateway.stores.openSessions.list('user:id-erin', 10);
    const stored = JSON.stringify([sessions, await gateway.stores.users.findByName('erin')]);
    expect(sessions).toHaveLength(1);
    expect(stored).not.toContain(password);
    expect(stored).not.toContain(browser.cookie.split('=')[1]);
  });

  it('answers alike whatever is wrong', async () => {
    await user('erin');
    await user('ill', { isDisabled: true });
    await user('gone', { removedAt: new Date(now).toISOString() });
    await user('outside', { passwordHash: '' });
    const wrong = await new Browser(gateway).signIn('erin', 'not that one');
    expect(code(wrong)).toEqual([401, 'wrong-credentials']);
    for (const name of ['nobody', 'ill', 'gone', 'outside']) {
      const answer = await new Browser(gateway).signIn(name, password);
      expect([answer.status, answer.body, answer.get('set-cookie')]).toEqual([401, wrong.body, undefined]);
    }
  });

  it('is noted under the name of who it was, and nothing of what failed', async () => {
    await user('erin');
    await new Browser(gateway).signIn('my secret by mistake', 'x');
    await signedIn('erin');
    const { body } = await gateway.as('get', '/api/v1/audit').expect(200);
    expect(body.items.map(({ by, what }: { by: object; what: string }) => ({ by, what }))).toEqual([
      { by: { kind: 'user', name: 'erin' }, what: 'signInWithPassword' },
    ]);
    expect(JSON.stringify(body)).not.toContain('my secret');
  });

  it.each([
    { given: 'another site', headers: { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' } },
    { given: 'no site at all', headers: { origin: 'null' } },
  ])('is not done for a page of $given, which would sign somebody in as another', async ({ headers }) => {
    await user('erin');
    const asked = request(gateway.app.getHttpServer()).post('/api/v1/sign-in').set(headers);
    const answer = await asked.send({ name: 'erin', password });
    expect([code(answer), answer.get('set-cookie')]).toEqual([[403, 'foreign-origin'], undefined]);
  });

  it('takes no form that a page of another site could send without asking', async () => {
    await user('erin');
    const asked = request(gateway.app.getHttpServer()).post('/api/v1/sign-in').type('form');
    expect((await asked.send({ name: 'erin', password })).status).toBe(415);
  });
});

describe('guessing', () => {
  it('gets slower with each failure under a name, whether or not anybody has it', async () => {
    await user('erin');
    for (const name of ['erin', 'nobody']) {
      const tries: unknown[] = [];
      for (let n = 0; n < 5; n += 1) tries.push((await new Browser(gateway).signIn(name, 'wrong')).status);
      expect(tries).toEqual([401, 401, 401, 401, 429]);
      const refused = await new Browser(gateway).signIn(name, 'wrong');
      expect([...code(refused), refused.headers['retry-after']]).toEqual([429, 'too-many-sign-ins', '1']);
    }
    later(1);
    expect((await new Browser(gateway).signIn('ERIN', 'wrong')).status).toBe(401);
    const refused = await new Browser(gateway).signIn('erin', password);
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '2']);
    later(2);
    await signedIn('erin');
    expect((await new Browser(gateway).signIn('erin', 'wrong')).status).toBe(401);
  });

  it('is forgotten when an administrator gives a new password, so that its holder need not wait', async () => {
    await user('erin');
    for (let n = 0; n < 9; n += 1) await new Browser(gateway).signIn('erin', 'wrong');
    expect((await new Browser(gateway).signIn('erin', password)).status).toBe(429);
    await gateway.as('patch', '/api/v1/users/id-erin').send({ password: 'another first password' }).expect(200);
    await new Browser(gateway).signIn('erin', 'another first password').expect(200);
  });

  it('by many at once lets one through', async () => {
    await user('erin');
    const all = Array.from({ length: 8 }, () => new Browser(gateway).signIn('erin', 'wrong'));
    const statuses = (await Promise.all(all)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401).length).toBeLessThan(5);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(3);
  });

  it('is known to the other gateways, and after a restart', async () => {
    const key = { count: 12, lastAt: new Date(now).toISOString() };
    await user('erin');
    await new Browser(gateway).signIn('erin', 'wrong');
    const failures = gateway.stores.signInFailures;
    const stored = await gateway.stores.database.read(() =>
      gateway.stores.database.statement('SELECT key FROM sign_in_failures ORDER BY row').all(),
    );
    const name = String(stored[0]?.['key']);
    expect(name).not.toContain('erin');
    for (let count = 1; count < key.count; count += 1) await failures.note(name, { ...key, count }, key.lastAt);
    expect((await new Browser(gateway).signIn('erin', password)).headers['retry-after']).toBe('256');
    later(3_601);
    await signedIn('erin');
  });

  it('from one address gets slower under whatever names', async () => {
    for (let n = 0; n < 30; n += 1) {
      await user(`name-${n}`);
      expect((await new Browser(gateway).signIn(`name-${n}`, 'wrong')).status).toBe(401);
    }
    expect((await new Browser(gateway).signIn('name-30', 'wrong')).status).toBe(429);
  });
});

describe('a session', () => {
  it('gets a new secret whenever somebody signs in, and the old one is worth nothing', async () => {
    await user('erin');
    await user('omar');
    const browser = await signedIn('erin');
    const old = browser.cookie;
    await browser.signIn('omar', password).expect(200);
    expect(browser.cookie).not.toBe(old);
    await request(gateway.app.getHttpServer()).get('/api/v1/session').set('cookie', old).expect(401);
  });

  it('is never one that somebody else has planted', async () => {
    await user('erin');
    const planted = 'foldwatch_session=planted-by-somebody-else-0123456789';
    const server = gateway.app.getHttpServer();
    const answer = await request(server)
      .post('/api/v1/sign-in')
      .set('cookie', planted)
      .send({ name: 'erin', password });
    expect(answer.get('set-cookie')?.[0]).not.toContain('planted');
    await request(server).get('/api/v1/session').set('cookie', planted).expect(401);
  });

  it('ends when it was not used for a day, and after a week in any case', async () => {
    await user('erin');
    const [used, unused] = [await signedIn('erin'), await signedIn('erin')];
    for (let day = 1; day < 7; day += 1) {
      later(86_000);
      expect(await isOpen(used)).toBe(true);
    }
    expect(await isOpen(unused)).toBe(false);
    later(86_800);
    expect(await isOpen(used)).toBe(false);
  });

  it('is listed for whoever has it, and ended by them', async () => {
    await user('erin');
    await user('omar');
    const [desk, phone, omar] = [await signedIn('erin'), await signedIn('erin'), await signedIn('omar')];
    const { body } = await desk.ask('get', '/api/v1/sessions?limit=10').expect(200);
    expect(body.items).toMatchObject([
      { how: 'password', isCurrent: false },
      { how: 'password', isCurrent: true },
    ]);
    const [other] = body.items;
    expect(code(await omar.ask('delete', `/api/v1/sessions/${other.id}`))).toEqual([404, 'unknown-session']);
    await desk.ask('delete', `/api/v1/sessions/${other.id}`).expect(204);
    await phone.ask('get', '/api/v1/session').expect(401);
    await desk.ask('get', '/api/v1/session').expect(200);
  });

  it('is over for its cookie on signing out, wherever that was copied to', async () => {
    await user('erin');
    const browser = await signedIn('erin');
    const copy = browser.cookie;
    await browser.ask('delete', '/api/v1/session').expect(204);
    expect(browser.cookie).toBe('');
    await request(gateway.app.getHttpServer()).get('/api/v1/session').set('cookie', copy).expect(401);
  });

  it('is over at once when the user is disabled, or has another role or password', async () => {
    await user('erin');
    for (const change of [
      { isDisabled: true },
      { isDisabled: false, role: 'auditor' },
      { password: 'something else' },
    ]) {
      const browser = new Browser(gateway);
      const erin = await gateway.stores.users.find('id-erin');
      if (erin?.isDisabled === false) await browser.signIn('erin', password).expect(200);
      await gateway.as('patch', '/api/v1/users/id-erin').send(change).expect(200);
      await browser.ask('get', '/api/v1/session').expect(401);
    }
    expect((await gateway.stores.openSessions.list('user:id-erin', 9)).sessions).toEqual([]);
  });

  it('of an earlier epoch lets nobody in, even where it was not removed', async () => {
    const erin = await user('erin');
    const browser = await signedIn('erin');
    await gateway.stores.users.replace({ ...erin, revision: 2, epoch: 2 });
    expect((await browser.ask('get', '/api/v1/session')).status).toBe(401);
  });

  it('has a cookie for HTTPS alone where a trusted proxy says that the browser came by it', async () => {
    await user('erin');
    const proxied = await openGateway({ trustedProxies: 1 });
    expect(await cookieAt(proxied)).toContain('; Secure');
    expect(await cookieAt(gateway)).not.toContain('; Secure');
    await proxied.close();
  });
});

describe('one’s own password', () => {
  it('is changed by whoever knows it, which ends the other sessions', async () => {
    await user('erin');
    const [desk, phone] = [await signedIn('erin'), await signedIn('erin')];
    const change = (currentPassword: string, newPassword: string) =>
      desk.ask('put', '/api/v1/session/password').send({ currentPassword, newPassword });
    expect(code(await change('guessed', 'another password'))).toEqual([400, 'wrong-password']);
    expect((await change(password, password)).status).toBe(400);
    await change(password, 'another password').expect(204);
    await desk.ask('get', '/api/v1/session').expect(200);
    await phone.ask('get', '/api/v1/session').expect(401);
    expect((await new Browser(gateway).signIn('erin', password)).status).toBe(401);
    await new Browser(gateway).signIn('erin', 'another password').expect(200);
  });

  it.each(['short', 'aaaaaaaaaaaaaaaaaaaa', 'abababababababab', 'x'.repeat(201), 'with\u0000control 12'])(
    'is not %j',
    async (newPassword) => {
      await user('erin');
      const erin = await signedIn('erin');
      const answer = await erin.ask('put', '/api/v1/session/password').send({ currentPassword: password, newPassword });
      expect(answer.status).toBe(400);
    },
  );

  it('that somebody else has chosen is changed before anything else', async () => {
    await user('erin', { mustChangePassword: true, role: 'admin' });
    const erin = await signedIn('erin');
    expect((await erin.ask('get', '/api/v1/session').expect(200)).body.mustChangePassword).toBe(true);
    expect(code(await erin.ask('get', '/api/v1/mailboxes'))).toEqual([403, 'password-change-required']);
    const chosen = { currentPassword: password, newPassword: 'my very own password' };
    await erin.ask('put', '/api/v1/session/password').send(chosen).expect(204);
    await erin.ask('get', '/api/v1/mailboxes').expect(200);
  });

  it('has nobody who came by a link', async () => {
    const browser = new Browser(gateway);
    await browser.ask('get', (await gateway.app.get(SessionLinks).create()).path).expect(303);
    const chosen = { currentPassword: 'x', newPassword: 'my very own password' };
    expect(code(await browser.ask('put', '/api/v1/session/password').send(chosen))).toEqual([422, 'no-password']);
  });
});

describe('the first run', () => {
  const first = { name: 'Erin', password: 'the first password' };

  it('is ahead while there is no user, for whoever has the printed link', async () => {
    expect(await options()).toEqual({ password: true, openIdConnect: null, firstRun: true });
    const browser = new Browser(gateway);
    await browser.ask('get', (await gateway.app.get(SessionLinks).create()).path).expect(303);
    const { body } = await browser.ask('post', '/api/v1/first-run').send(first).expect(200);
    expect(body).toMatchObject({ role: 'admin', name: 'Erin', mustChangePassword: false });
    expect((await browser.ask('get', '/api/v1/session')).body).toEqual(body);
    expect(await options()).toMatchObject({ firstRun: false });
    const again = await gateway.as('post', '/api/v1/first-run').send({ ...first, name: 'Omar' });
    expect(code(again)).toEqual([409, 'first-run-over']);
  });

  it('is for the admin token too, and for nobody else', async () => {
    const { body } = await gateway
      .as('post', '/api/v1/mailboxes')
      .send({ emailAddress: 'erin@contoso.example', kind: 'user' });
    const owner = new Browser(gateway);
    const link = await gateway.as('post', `/api/v1/mailboxes/${body.id}/session-links`).expect(201);
    await owner.ask('get', link.body.path).expect(303);
    expect(code(await owner.ask('post', '/api/v1/first-run').send(first))).toEqual([403, 'not-allowed']);
    expect((await new Browser(gateway).ask('post', '/api/v1/first-run').send(first)).status).toBe(401);
    await gateway.as('post', '/api/v1/first-run').send(first).expect(200);
  });
});
