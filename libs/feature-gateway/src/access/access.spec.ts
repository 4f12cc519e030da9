import { connect, type AddressInfo } from 'node:net';
import request from 'supertest';
import { Clock } from '@foldwatch/ports';
import { GatewayOptions } from './gateway-options';
import { namedAdmin, ownerOf } from './principal';
import { SessionLinks } from './session-links';
import { SessionPrincipals } from './session-principals';
import { adminToken, openGateway, type OpenGateway } from '../../testing/open-gateway';

let gateway: OpenGateway;
beforeAll(async () => {
  gateway = await openGateway();
});
afterAll(() => gateway.close());

const server = () => gateway.app.getHttpServer();
const isAddress = (address: string | AddressInfo | null): address is AddressInfo => typeof address === 'object';
const code = ({ status, body }: request.Response) => [status, body.code];

function portOf(): number {
  const address = server().address();
  return isAddress(address) ? address.port : 0;
}

async function signIn(links: SessionLinks = gateway.app.get(SessionLinks)): Promise<string> {
  const answer = await request(server()).get((await links.create()).path);
  return (answer.get('set-cookie') ?? [''])[0]?.split(';')[0] ?? '';
}

describe('the door', () => {
  it.each(['/api/v1/mailboxes', '/api/v1/activities', '/api/v1/events?topic=activity.events', '/api/v1/organization'])(
    'lets nobody in to %s without sign-in',
    async (path) => {
      const answer = await request(server()).get(path);
      expect(code(answer)).toEqual([401, 'not-authenticated']);
      expect(answer.headers['www-authenticate']).toContain('Bearer');
      expect(answer.headers['content-type']).toContain('application/problem+json');
    },
  );

  it.each(['Bearer wrong', `Bearer ${adminToken}x`, 'Bearer ', `Basic ${adminToken}`, adminToken])(
    'does not take %s for the admin token',
    async (authorization) => {
      const answer = await request(server()).get('/api/v1/mailboxes').set('authorization', authorization);
      expect(answer.status).toBe(401);
    },
  );

  it('refuses a body before it reads it when nobody is signed in', async () => {
    const answer = await request(server()).put('/api/v1/records').set('content-type', 'application/json').send('[{');
    expect(answer.status).toBe(401);
  });

  it('gives every answer the headers that protect a browser', async () => {
    const answer = await request(server()).get('/health/live');
    expect(answer.headers).toMatchObject({
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
    });
    expect(answer.headers['x-powered-by']).toBeUndefined();
  });

  it('lets no cache keep what the API says', async () => {
    const answer = await gateway.as('get', '/api/v1/mailboxes');
    expect(answer.headers['cache-control']).toBe('no-store');
  });
});

describe('host and origin', () => {
  it.each([
    'evil.example',
    'evil.example:4000',
    '127.0.0.1.evil.example',
    'localhost@evil.example',
    '[::2]',
    '10.0.0.1',
  ])('does not answer to the name %s, so that a re-pointed name reaches nothing', async (host) => {
    const answer = await gateway.as('get', '/api/v1/mailboxes').set('host', host);
    expect(code(answer)).toEqual([403, 'unknown-host']);
  });

  it.each(['localhost:1', '127.0.0.1', '[::1]:4000', 'MAIL.contoso.example:4000'])('answers to %s', async (host) => {
    const answer = await gateway.as('get', '/api/v1/mailboxes').set('host', host);
    expect(answer.status).toBe(200);
  });

  it('does not answer to a configured name at another port', async () => {
    const answer = await gateway.as('get', '/api/v1/mailboxes').set('host', 'mail.contoso.example:5000');
    expect(code(answer)).toEqual([403, 'unknown-host']);
  });

  it.each(['http://evil.example', 'null', 'http://localhost:9999', 'file://', 'http://127.0.0.1.evil.example'])(
    'refuses pages of the origin %s',
    async (origin) => {
      const answer = await gateway.as('get', '/api/v1/mailboxes').set('origin', origin);
      expect(code(answer)).toEqual([403, 'foreign-origin']);
    },
  );

  it('takes its own origin, also where the name has an upper-case letter', async () => {
    const answer = await gateway
      .as('get', '/api/v1/mailboxes')
      .set({ host: 'Localhost:4000', origin: 'http://localhost:4000' });
    expect(answer.status).toBe(200);
  });

  it('survives requests without a host name', async () => {
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(portOf(), '127.0.0.1', () => socket.write('GET /api/v1/mailboxes HTTP/1.0\r\n\r\n'));
      socket.on('data', (bytes) => resolve(bytes.toString()));
    });
    expect(answer).toContain('403 Forbidden');
  });
});

describe('a one-time link', () => {
  it('signs a browser in with a cookie that scripts and other sites cannot use', async () => {
    const { path } = await gateway.app.get(SessionLinks).create();
    const answer = await request(server()).get(path);
    const [cookie] = answer.get('set-cookie') ?? [];
    expect([answer.status, answer.headers['location']]).toEqual([303, '/']);
    expect(cookie).toMatch(/^foldwatch_session=[^;]+; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+$/);
  });

  it('works once', async () => {
    const { path } = await gateway.app.get(SessionLinks).create();
    await request(server()).get(path).expect(303);
    expect(code(await request(server()).get(path))).toEqual([401, 'not-authenticated']);
  });

  it('is not used up by whoever only asks whether it is there', async () => {
    const { path } = await gateway.app.get(SessionLinks).create();
    const peek = await request(server()).head(path).expect(204);
    expect(peek.headers['set-cookie']).toBeUndefined();
    await request(server()).get(path).expect(303);
  });

  it('that was used leads a person to the first page, without a cookie', async () => {
    const { path } = await gateway.app.get(SessionLinks).create();
    await request(server()).get(path).expect(303);
    const answer = await request(server()).get(path).set('accept', 'text/html,*/*;q=0.8').expect(303);
    expect([answer.headers['location'], answer.headers['set-cookie']]).toEqual(['/', undefined]);
  });

  it('ends by itself', async () => {
    let now = new Date('2026-11-21T08:00:00.000Z');
    const timed = await openGateway({ clock: { now: () => now } });
    const { path } = await timed.app.get(SessionLinks).create();
    now = new Date('2026-11-21T08:15:00.000Z');
    expect((await request(timed.app.getHttpServer()).get(path)).status).toBe(401);
    await timed.close();
  });

  it('works once among all gateways, whichever made it', async () => {
    const { app, stores } = gateway;
    const [options, principals, clock] = [app.get(GatewayOptions), app.get(SessionPrincipals), app.get(Clock)];
    const another = new SessionLinks(options, stores.signInLinks, principals, clock);
    const { path } = await another.create();
    const answers = await Promise.all([1, 2, 3].map(() => request(server()).get(path)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 401, 401]);
    expect(await another.redeem(path.split('=')[1] ?? '')).toBeUndefined();
  });

  it('is worth nothing with another admin token', async () => {
    const { app, stores } = gateway;
    const another = { adminToken: 'another admin token of the same store' };
    const options = Object.assign({}, app.get(GatewayOptions), another);
    const other = new SessionLinks(options, stores.signInLinks, app.get(SessionPrincipals), app.get(Clock));
    const { path } = await app.get(SessionLinks).create();
    expect(await other.redeem(path.split('=')[1] ?? '')).toBeUndefined();
    await request(server()).get(path).expect(303);
  });

  it('lets nobody in who may come in no more', async () => {
    const { app } = gateway;
    const added = await gateway.as('post', '/api/v1/administrators').send({ name: 'leaving' }).expect(201);
    const { path } = await app.get(SessionLinks).create(namedAdmin('leaving', added.body.id));
    await gateway.as('delete', `/api/v1/administrators/${added.body.id}`).expect(200);
    const answer = await request(server()).get(path);
    expect([answer.status, answer.headers['set-cookie']]).toEqual([401, undefined]);
  });

  it.each(['/login', '/login?token=', '/login?token=guessed', '/login?token=a&token=b'])('is not %s', async (path) => {
    const answer = await request(server()).get(path);
    expect([400, 401]).toContain(answer.status);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('makes cookies for HTTPS only where the gateway is behind a proxy that ends TLS', async () => {
    const behindProxy = await openGateway({ secureCookies: true });
    const { path } = await behindProxy.app.get(SessionLinks).create();
    const answer = await request(behindProxy.app.getHttpServer()).get(path);
    await behindProxy.close();
    expect((answer.get('set-cookie') ?? [])[0]).toContain('; Secure');
  });
});

describe('a session', () => {
  it('reads', async () => {
    const cookie = await signIn();
    const { body } = await request(server()).get('/api/v1/session').set('cookie', `theme=dark; ${cookie}`).expect(200);
    expect(body).toMatchObject({ role: 'admin', name: 'admin', userId: null, systemUserId: null, mailboxIds: [] });
  });

  it.each([
    { given: 'a page of another site', headers: { 'sec-fetch-site': 'cross-site' }, status: 403 },
    { given: 'another port of this machine', headers: { 'sec-fetch-site': 'same-site' }, status: 403 },
    { given: 'no word of where it comes from', headers: {}, status: 403 },
    { given: 'its own page', headers: { 'sec-fetch-site': 'same-origin' }, status: 200 },
  ])('lets $given write: $status', async ({ headers, status }) => {
    const answer = await request(server())
      .put('/api/v1/organization')
      .set({ cookie: await signIn(), ...headers })
      .send({});
    expect(answer.status).toBe(status);
  });

  it('lets its own page write when the browser sends only the origin', async () => {
    const own = { host: 'localhost:4000', origin: 'http://localhost:4000' };
    const answer = await request(server())
      .put('/api/v1/organization')
      .set({ cookie: await signIn(), ...own })
      .send({});
    expect(answer.status).toBe(200);
  });

  it.each(['', 'x', '~', 'admin~~99999999999999~x~y', 'foldwatch'])('cannot be made up: %s', async (value) => {
    const answer = await request(server()).get('/api/v1/session').set('cookie', `foldwatch_session=${value}`);
    expect(answer.status).toBe(401);
  });

  it('does not outweigh a wrong token', async () => {
    const answer = await request(server())
      .get('/api/v1/session')
      .set({ cookie: await signIn(), authorization: 'Bearer wrong' });
    expect(answer.status).toBe(401);
  });

  it('is forgotten on signing out', async () => {
    const cookie = await signIn();
    const answer = await request(server())
      .delete('/api/v1/session')
      .set({ cookie, 'sec-fetch-site': 'same-origin' })
      .expect(204);
    expect((answer.get('set-cookie') ?? [])[0]).toContain(
      'foldwatch_session=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0',
    );
  });
});

describe('the owner of a mailbox', () => {
  let cookie = '';
  let own = '';
  let other = '';

  beforeAll(async () => {
    const add = (emailAddress: string) =>
      gateway.as('post', '/api/v1/mailboxes').send({ emailAddress, kind: 'user' }).expect(201);
    own = (await add('erin@contoso.example')).body.id;
    other = (await add('omar@contoso.example')).body.id;
    const { body } = await gateway.as('post', `/api/v1/mailboxes/${own}/session-links`).expect(201);
    const answer = await request(server()).get(body.path);
    cookie = (answer.get('set-cookie') ?? [''])[0]?.split(';')[0] ?? '';
  });

  const get = (path: string) => request(server()).get(path).set('cookie', cookie);

  it('is signed in as that', async () => {
    const { body } = await get('/api/v1/session').expect(200);
    expect(body).toMatchObject({
      role: 'user',
      name: ownerOf(own).name,
      userId: null,
      systemUserId: null,
      mailboxIds: [own],
    });
  });

  it('sees that mailbox and no other', async () => {
    const { body } = await get('/api/v1/mailboxes').expect(200);
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([own]);
    await get(`/api/v1/mailboxes/${own}/folder-rules`).expect(200);
    await get(`/api/v1/mailboxes/${other}`).expect(403);
    await get(`/api/v1/mailboxes/${other}/folders`).expect(403);
  });

  it('knows the jobs of that mailbox and no others', async () => {
    const { body: mine } = await gateway.as('post', `/api/v1/mailboxes/${own}/sync`).expect(202);
    const { body: foreign } = await gateway.as('post', `/api/v1/mailboxes/${other}/sync`).expect(202);
    await get(`/api/v1/jobs/${mine.jobId}`).expect(200);
    await get(`/api/v1/jobs/${foreign.jobId}`).expect(404);
    expect((await get(`/api/v1/jobs?mailboxId=${own}`)).body.items).toHaveLength(1);
    for (const query of ['', `mailboxId=${other}`]) {
      expect((await get(`/api/v1/jobs?${query}`)).body.items).toEqual([]);
    }
  });

  it.each([
    { method: 'put', path: '/api/v1/organization' },
    { method: 'put', path: '/api/v1/records' },
    { method: 'post', path: '/api/v1/mailboxes' },
    { method: 'post', path: '/api/v1/mailboxes/OWN/session-links' },
    { method: 'post', path: '/api/v1/mailboxes/OWN/test-and-enable' },
    { method: 'get', path: '/api/v1/events?topic=activity.events' },
    { method: 'get', path: '/api/v1/dead-letters' },
    { method: 'post', path: '/api/v1/dead-letters/x/replay' },
    { method: 'post', path: '/api/v1/dead-letters/discard' },
    { method: 'post', path: '/api/v1/republish' },
    { method: 'post', path: '/api/v1/test-events' },
    { method: 'get', path: '/api/v1/topics' },
  ] as const)('administers nothing: $method $path', async ({ method, path }) => {
    const asked = request(server())[method](path.replace('OWN', own));
    const answer = await asked.set({ cookie, 'sec-fetch-site': 'same-origin' });
    expect(code(answer)).toEqual([403, 'not-allowed']);
  });
});
