import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import { connect, type Server } from 'node:net';

import { HostileServer, says } from '../../testing/hostile-server';
import { selfSigned } from '../../testing/self-signed';
import { type EwsAuthentication, type EwsOptions, withDefaults } from '../ews-options';
import { type HttpAnswer, HttpTransport } from './http-transport';
import { isWithoutProxy } from './no-proxy';

const secret = 's3cret-that-nobody-may-see';
const basic: EwsAuthentication = { kind: 'basic', username: 'svc', password: secret };

let server: HostileServer;
let transports: HttpTransport[] = [];
let others: Server[] = [];
let now = Date.parse('2026-11-20T09:00:00Z');

function transport(options: Partial<EwsOptions> = {}): HttpTransport {
  const clock = { now: () => new Date(now) };
  const created = new HttpTransport(withDefaults({ auth: basic, impersonation: true, clock, ...options }));
  transports.push(created);
  return created;
}

const send = (by: HttpTransport, url = server.url): Promise<HttpAnswer> =>
  by.send({ name: 'Probe', url, headers: {}, body: '<probe/>' });

async function portOf(listening: Server): Promise<number> {
  listening.listen(0, '127.0.0.1');
  others.push(listening);
  await once(listening, 'listening');
  const address = listening.address();
  if (address === null || typeof address === 'string') throw new Error('it does not listen');
  return address.port;
}

beforeEach(async () => {
  server = await HostileServer.listen(says(200, 'fine'));
});

afterEach(async () => {
  await Promise.all(transports.map((each) => each.close()));
  for (const other of others) other.close();
  transports = [];
  others = [];
  await server.close();
});

const tokens = (): number => server.received.filter(({ path }) => path === '/token').length;

describe('OAuth', () => {
  const oauth = (): EwsAuthentication => ({
    kind: 'oauth',
    clientId: 'client',
    clientSecret: secret,
    tokenUrl: server.url.replace('/EWS/Exchange.asmx', '/token'),
  });
  let issued = 0;

  function issue(accepts: (authorization: string) => boolean): void {
    issued = 0;
    server.behave = (response, { path, headers }) => {
      if (path === '/token') {
        issued += 1;
        return void response.end(JSON.stringify({ access_token: `token-${issued}`, expires_in: 3600 }));
      }
      return void response.writeHead(accepts(headers.authorization ?? '') ? 200 : 401).end('answer');
    };
  }

  it('asks for a token once, however many calls want one, and again shortly before it expires', async () => {
    issue(() => true);
    const by = transport({ auth: oauth() });
    await Promise.all([send(by), send(by), send(by)]);
    now += 3_000_000;
    await send(by);
    expect(tokens()).toBe(1);
    expect(server.received[0]?.body).toContain('scope=https%3A%2F%2Foutlook.office365.com%2F.default');
    now += 400_000;
    await send(by);
    expect(tokens()).toBe(2);
  });

  it('tries one new token when the server refuses the old one', async () => {
    issue((authorization) => authorization === 'Bearer token-2');
    const by = transport({ auth: oauth() });
    expect((await send(by)).status).toBe(200);
    expect(tokens()).toBe(2);
  });

  it('does not try for ever', async () => {
    issue(() => false);
    expect((await send(transport({ auth: oauth() }))).status).toBe(401);
    expect(tokens()).toBe(2);
  });

  it.each([
    [
      401,
      { error: 'invalid_client', error_description: `AADSTS7000215: Invalid secret ${secret}` },
      'auth-expired',
      'oauth-invalid_client',
    ],
    [400, { error: 'unauthorized_client' }, 'auth-expired', 'oauth-unauthorized_client'],
    [400, {}, 'auth-expired', 'oauth-http-400'],
    [503, {}, 'transient', 'oauth-http-503'],
    [200, {}, 'transient', 'oauth-http-200'],
  ])('names what the token endpoint said with %d %j', async (status, body, kind, detail) => {
    server.behave = says(status, JSON.stringify(body));
    const refused = send(transport({ auth: oauth() }));
    await expect(refused).rejects.toMatchObject({ failure: { kind }, detail });
    await expect(refused).rejects.not.toMatchObject({ message: expect.stringContaining(secret) });
  });

  it('asks again after a failure', async () => {
    server.behave = says(503);
    const by = transport({ auth: oauth() });
    await expect(send(by)).rejects.toMatchObject({ failure: { kind: 'transient' } });
    issue(() => true);
    expect((await send(by)).status).toBe(200);
  });
});

describe('TLS', () => {
  let tls: TlsServer;
  let url: string;
  const identity = selfSigned();

  beforeEach(async () => {
    tls = createTlsServer({ key: identity.keyPem, cert: identity.certPem }, (_, response) => response.end('safe'));
    url = `https://127.0.0.1:${await portOf(tls)}/`;
  });

  it('refuses a certificate that nobody vouches for, and says so', async () => {
    await expect(send(transport(), url)).rejects.toMatchObject({ detail: 'tls-untrusted' });
  });

  it('trusts the authority that it was given', async () => {
    expect((await send(transport({ caPem: identity.certPem }), url)).body).toBe('safe');
  });

  it('reaches a TLS server through the tunnel of a proxy, and checks its certificate there too', async () => {
    const tunnelled: string[] = [];
    const proxy = createHttpServer().on('connect', (request, socket) => {
      tunnelled.push(`${request.url} ${request.headers['proxy-authorization']}`);
      const [host, port] = (request.url ?? '').split(':');
      const onward = connect(Number(port), host, () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        onward.pipe(socket).pipe(onward);
      });
      for (const end of [onward, socket]) end.on('error', () => onward.destroy());
    });
    const proxyUrl = `http://me:word@127.0.0.1:${await portOf(proxy)}`;
    expect((await send(transport({ proxyUrl, caPem: identity.certPem }), url)).body).toBe('safe');
    expect(tunnelled).toEqual([`127.0.0.1:${new URL(url).port} Basic ${Buffer.from('me:word').toString('base64')}`]);
    await expect(send(transport({ proxyUrl }), url)).rejects.toMatchObject({ detail: 'tls-untrusted' });
    expect((await send(transport({ proxyUrl, noProxy: '127.0.0.1', caPem: identity.certPem }), url)).body).toBe('safe');
    expect(tunnelled).toHaveLength(2);
    proxy.closeAllConnections();
  });
});

it('sends plain requests to the proxy itself', async () => {
  const asked: (string | undefined)[] = [];
  const proxy = createHttpServer((request, response) => {
    asked.push(request.url);
    response.end('from the proxy');
  });
  const proxyUrl = `http://127.0.0.1:${await portOf(proxy)}`;
  expect((await send(transport({ proxyUrl }), 'http://mail.example/EWS')).body).toBe('from the proxy');
  expect(asked).toEqual(['http://mail.example/EWS']);
});

it('signs in by NTLM once a connection, and again when the server closed it', async () => {
  const type2 = `NTLM ${Buffer.concat([
    Buffer.from('NTLMSSP\0', 'ascii'),
    Buffer.from('0200000000000000380000000182088012345678', 'hex'),
    Buffer.alloc(32),
  ]).toString('base64')}`;
  const known = new WeakSet<object>();
  const steps: string[] = [];
  server.behave = (response, { headers, body }) => {
    const { socket } = response.req;
    const message = headers.authorization?.replace('NTLM ', '');
    const type = message === undefined ? 0 : Buffer.from(message, 'base64').readUInt32LE(8);
    if (type === 3) known.add(socket);
    steps.push(`${type}${body === '' ? '' : ' with body'}`);
    if (type !== 1 && known.has(socket)) {
      if (steps.length === 3) response.setHeader('connection', 'close');
      return void response.end('in');
    }
    return void response.writeHead(401, { 'www-authenticate': ['Negotiate', type === 1 ? type2 : 'NTLM'] }).end('no');
  };
  const by = transport({ auth: { kind: 'ntlm', username: 'CONTOSO\\svc', password: secret } });
  expect((await send(by)).body).toBe('in');
  expect((await send(by)).body).toBe('in');
  expect(steps).toEqual(['1', '3 with body', '0 with body']);
  expect((await send(by)).body).toBe('in');
  expect(steps.slice(3)).toEqual(['0 with body', '1', '3 with body']);
  const both = await Promise.all([send(by), send(by)]);
  expect(both.map(({ body }) => body)).toEqual(['in', 'in']);
});

it('opens nothing after it was closed', async () => {
  const by = transport();
  await send(by);
  await by.close();
  await expect(send(by)).rejects.toMatchObject({ detail: 'closed' });
  expect(server.received).toHaveLength(1);
});

it('gives up NTLM at a server that does not speak it', async () => {
  server.behave = says(401, '', { 'www-authenticate': 'Basic realm="x"' });
  const auth: EwsAuthentication = { kind: 'ntlm', username: 'svc', password: secret };
  expect((await send(transport({ auth }))).status).toBe(401);
  server.behave = says(401, '', { 'www-authenticate': 'NTLM AAAA' });
  await expect(send(transport({ auth }))).rejects.toMatchObject({ failure: { kind: 'protocol' } });
});

it.each([
  ['https://mail.contoso.example/', 'contoso.example', true],
  ['https://mail.contoso.example/', '.contoso.example', true],
  ['https://mail.contoso.example/', '*.contoso.example', true],
  ['https://notcontoso.example/', 'contoso.example', false],
  ['https://mail.contoso.example/', 'contoso.example:443', true],
  ['https://mail.contoso.example:8443/', 'contoso.example:443', false],
  ['http://localhost:80/', 'a.example, LOCALHOST', true],
  ['http://anything.example/', '*', true],
  ['http://anything.example/', '', false],
])('%s with NO_PROXY "%s" goes without the proxy: %s', (url, noProxy, expected) => {
  expect(isWithoutProxy(new URL(url), noProxy)).toBe(expected);
});
