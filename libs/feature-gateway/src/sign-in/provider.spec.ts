import request, { type Response, type Test } from 'supertest';
import { OidcIdentityProvider } from '@foldwatch/adapter-oidc';
import { clientId, clientSecret, RealProvider } from '@foldwatch/adapter-oidc/testing';
import { Browser } from '../../testing/browser';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';
import type { IdentityOptions } from './identity-options';

const host = 'localhost:4000';
const beginPath = '/api/v1/sign-in/provider';
const accounts = [
  { sub: 'erin', preferred_username: 'erin@contoso.example', name: 'Erin Smith', email: 'erin@contoso.example' },
  { sub: 'omar', preferred_username: 'omar', email: 'omar@contoso.example', email_verified: true },
  { sub: 'boss', preferred_username: 'boss', groups: ['staff', 'admins'], record: 'u-boss' },
  { sub: 'audrey', preferred_username: 'audrey', groups: ['auditors'] },
  { sub: 'guest', preferred_username: 'guest', groups: ['visitors'] },
  { sub: 'nameless' },
];

let real: RealProvider;
let gateway: OpenGateway;

beforeAll(async () => {
  real = await RealProvider.start([`http://${host}${beginPath}/callback`], accounts);
});
afterAll(() => real.stop());
afterEach(() => gateway.close());

async function open(given: Partial<IdentityOptions> = {}): Promise<void> {
  const provider = new OidcIdentityProvider({
    issuer: real.issuer,
    clientId,
    clientSecret,
    scopes: 'openid profile email',
  });
  const claims = { nameClaim: 'preferred_username', displayNameClaim: 'name' };
  gateway = await openGateway({
    identity: { provider, name: 'Contoso', ...claims, createsUsers: true, ...given },
  });
}

const ask = (browser: Browser, path: string): Test => browser.ask('get', path).set('host', host);

async function begin(browser: Browser, returnTo = '/activities'): Promise<string> {
  const answer = await ask(browser, `${beginPath}?returnTo=${encodeURIComponent(returnTo)}`);
  expect(answer.status).toBe(302);
  return answer.headers['location'] ?? '';
}

/** To the provider, through its pages, and back. */
async function back(browser: Browser, account: string, returnTo?: string): Promise<Response> {
  const { pathname, search } = await real.signIn(await begin(browser, returnTo), account);
  return ask(browser, pathname + search);
}

const session = async (browser: Browser) => (await ask(browser, '/api/v1/session')).body;
const code = ({ status, body }: Response) => [status, body.code];

describe('signing in by OpenID Connect', () => {
  it('is offered where a provider is configured', async () => {
    await open();
    const { body } = await request(gateway.app.getHttpServer()).get('/api/v1/sign-in-options').expect(200);
    expect(body.openIdConnect).toEqual({ name: 'Contoso', path: beginPath });
  });

  it('is not there without a provider', async () => {
    gateway = await openGateway();
    expect(code(await ask(new Browser(gateway), beginPath))).toEqual([404, 'no-provider']);
  });

  it('makes a user of whom the provider names, and leads on by a page of our own', async () => {
    await open();
    const browser = new Browser(gateway);
    const answer = await back(browser, 'erin', '/activities?q=a&b="x"');
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(answer.text).toContain('<meta http-equiv="refresh" content="0;url=/activities?q=a&amp;b=%22x%22">');
    const cookies = (answer.get('set-cookie') ?? []).toString();
    expect(cookies).toMatch(/foldwatch_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict/);
    expect(await session(browser)).toMatchObject({
      role: 'user',
      name: 'erin@contoso.example',
      displayName: 'Erin Smith',
      systemUserId: null,
    });
  });

  it('knows whoever comes again, whatever they are called by now', async () => {
    await open();
    const browser = new Browser(gateway);
    await back(browser, 'erin');
    const first = await session(browser);
    await back(browser, 'erin');
    expect(await session(browser)).toEqual(first);
    expect((await gateway.as('get', '/api/v1/users')).body.items).toHaveLength(1);
    const { body } = await gateway.as('get', '/api/v1/audit?what=signInWithProvider').expect(200);
    expect(body.items).toHaveLength(2);
  });

  it('binds a login to the record with the address, when the provider has verified that', async () => {
    await open();
    const at = new Date().toISOString();
    const people = ['erin', 'omar'].map((id) => ({
      table: 'systemuser',
      id: `u-${id}`,
      name: id,
      emailAddresses: [`${id}@contoso.example`],
      state: 'active' as const,
      createdAt: at,
      modifiedAt: at,
    }));
    await gateway.stores.recordDirectory.putMany(people);
    const [erin, omar] = [new Browser(gateway), new Browser(gateway)];
    await back(erin, 'erin');
    await back(omar, 'omar');
    expect([(await session(erin)).systemUserId, (await session(omar)).systemUserId]).toEqual([null, 'u-omar']);
  });
});

describe('what claims mean', () => {
  const roles = { claim: 'groups', admin: ['admins'], auditor: ['auditors'], user: ['staff'] };

  it.each([
    { account: 'boss', expected: { role: 'admin', systemUserId: 'u-boss' } },
    { account: 'audrey', expected: { role: 'auditor', systemUserId: null } },
  ])('makes $account what the values say', async ({ account, expected }) => {
    await open({ roles, systemUserClaim: 'record' });
    const browser = new Browser(gateway);
    await back(browser, account);
    expect(await session(browser)).toMatchObject(expected);
  });

  it('lets nobody in who has none of the values', async () => {
    await open({ roles });
    const browser = new Browser(gateway);
    expect(code(await back(browser, 'guest'))).toEqual([403, 'not-admitted']);
    expect((await ask(browser, '/api/v1/session')).status).toBe(401);
  });

  it('counts anew at each sign-in, and ends the sessions of who was more before', async () => {
    await open({ roles: { ...roles, auditor: [], user: [] } });
    const [before, after] = [new Browser(gateway), new Browser(gateway)];
    await back(before, 'audrey');
    const { userId } = await session(before);
    await gateway.as('patch', `/api/v1/users/${userId}`).send({ role: 'auditor' }).expect(200);
    await back(before, 'audrey');
    await back(after, 'audrey');
    expect(await session(after)).toMatchObject({ userId, role: 'user' });
  });
});

describe('who is not let in', () => {
  it('is whom nobody has named, where users are not made', async () => {
    await open({ createsUsers: false });
    const browser = new Browser(gateway);
    expect(code(await back(browser, 'omar'))).toEqual([403, 'not-admitted']);
    await gateway.as('post', '/api/v1/users').send({ name: 'OMAR', role: 'auditor' }).expect(201);
    await back(browser, 'omar');
    expect(await session(browser)).toMatchObject({ name: 'OMAR', role: 'auditor' });
  });

  it('is whoever has the name of somebody with a password', async () => {
    await open();
    const named = { name: 'omar', role: 'admin', password: 'a password of the spec' };
    await gateway.as('post', '/api/v1/users').send(named).expect(201);
    expect(code(await back(new Browser(gateway), 'omar'))).toEqual([403, 'not-admitted']);
  });

  it('is whoever was disabled or removed, and whoever has no name', async () => {
    await open();
    const browser = new Browser(gateway);
    await back(browser, 'omar');
    const { userId } = await session(browser);
    await gateway.as('patch', `/api/v1/users/${userId}`).send({ isDisabled: true }).expect(200);
    expect(code(await back(browser, 'omar'))).toEqual([403, 'not-admitted']);
    await gateway.as('delete', `/api/v1/users/${userId}`).expect(200);
    expect(code(await back(browser, 'omar'))).toEqual([403, 'not-admitted']);
    expect(code(await back(browser, 'nameless'))).toEqual([403, 'not-admitted']);
  });

  it('comes, as a person, to the page of sign-in', async () => {
    await open({ createsUsers: false });
    const browser = new Browser(gateway);
    const { pathname, search } = await real.signIn(await begin(browser), 'omar');
    const answer = await ask(browser, pathname + search).set('accept', 'text/html');
    expect([answer.status, answer.text]).toEqual([200, expect.stringContaining('url=/?signInProblem=not-admitted')]);
  });

  it('learns there too that the provider cannot be asked', async () => {
    const nowhere = { issuer: 'http://127.0.0.1:1', clientId, clientSecret, scopes: 'openid' };
    await open({ provider: new OidcIdentityProvider(nowhere) });
    const person = await ask(new Browser(gateway), beginPath).set('accept', 'text/html');
    const problem = 'identity-provider-unavailable';
    expect([person.status, person.text]).toEqual([200, expect.stringContaining(`url=/?signInProblem=${problem}`)]);
    expect(code(await ask(new Browser(gateway), beginPath))).toEqual([503, problem]);
  });
});

describe('the way back', () => {
  it.each(['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
    'never leads to %s',
    async (returnTo) => {
      await open();
      expect((await back(new Browser(gateway), 'erin', returnTo)).text).toContain('content="0;url=/"');
    },
  );

  it('is gone once', async () => {
    await open();
    const browser = new Browser(gateway);
    const { pathname, search } = await real.signIn(await begin(browser), 'erin');
    const copy = browser.cookie;
    await ask(browser, pathname + search).expect(200);
    expect(code(await ask(browser, pathname + search))).toEqual([403, 'sign-in-expired']);
    const replayed = request(gateway.app.getHttpServer()).get(pathname + search);
    expect(code(await replayed.set({ host, cookie: copy }))).toEqual([403, 'identity-refused']);
  });

  it('is that browser’s alone: whoever is sent another’s address is not signed in as them', async () => {
    await open();
    const [attacker, victim] = [new Browser(gateway), new Browser(gateway)];
    const { pathname, search } = await real.signIn(await begin(attacker), 'omar');
    expect(code(await ask(victim, pathname + search))).toEqual([403, 'sign-in-expired']);
    await begin(victim);
    expect(code(await ask(victim, pathname + search))).toEqual([403, 'identity-refused']);
    expect((await ask(victim, '/api/v1/session')).status).toBe(401);
  });

  it.each(['', 'x', 'e30.x', `${Buffer.from('{"returnTo":"//evil.example"}').toString('base64url')}.`])(
    'is not gone with a made-up cookie: %j',
    async (cookie) => {
      await open();
      const asked = request(gateway.app.getHttpServer()).get(`${beginPath}/callback?code=c&state=s`);
      const answer = await asked.set({ host, cookie: `foldwatch_signing_in=${cookie}` });
      expect([code(answer), answer.text.includes('evil')]).toEqual([[403, 'sign-in-expired'], false]);
    },
  );

  it('is not gone after ten minutes', async () => {
    await open();
    await gateway.close();
    let now = Date.now();
    const clock = { now: () => new Date(now) };
    const provider = new OidcIdentityProvider({ issuer: real.issuer, clientId, clientSecret, scopes: 'openid' });
    const meaning = { name: 'Contoso', nameClaim: 'sub', displayNameClaim: 'name', createsUsers: true };
    gateway = await openGateway({ clock, identity: { provider, ...meaning } });
    const browser = new Browser(gateway);
    const { pathname, search } = await real.signIn(await begin(browser), 'erin');
    now += 601_000;
    expect(code(await ask(browser, pathname + search))).toEqual([403, 'sign-in-expired']);
  });
});
