import { once } from 'node:events';
import { Agent, createServer, IncomingMessage, request, type Server } from 'node:http';
import { Socket } from 'node:net';

import { createType1Message, createType3Message, parseType2Message } from '@node-ntlm/core';
import * as fc from 'fast-check';

import type { SandboxAccounts } from './authentication';
import { SandboxAuthenticator, sandboxOAuthClient, type SandboxAuthenticatorOptions } from './sandbox-authenticator';

const people = [
  { emailAddress: 'erin@contoso.example', password: 'erin' },
  { emailAddress: 'jürgen@contoso.example', password: 'Grüße: 漢字' },
  { emailAddress: 'svc-foldwatch@contoso.example', password: 'svc-foldwatch' },
];
const localPart = (login: string): string => login.toLowerCase().replace(/^.*\\/, '').replace(/@.*$/, '');
const accounts: SandboxAccounts = {
  findByLogin: (login) => people.find(({ emailAddress }) => localPart(emailAddress) === localPart(login)),
};

interface Reply {
  readonly status: number;
  readonly body: string;
  readonly challenges: readonly string[];
  readonly headers: IncomingMessage['headers'];
}

let server: Server;
let agents: Agent[] = [];
let now = new Date('2026-11-20T09:00:00Z');

async function bodyOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

async function serve(options: SandboxAuthenticatorOptions = {}): Promise<void> {
  const authenticator = new SandboxAuthenticator(accounts, { clock: { now: () => now }, ...options });
  server = createServer((incoming, response) => {
    void bodyOf(incoming).then((body) => {
      if (incoming.url === '/token') {
        const answer = authenticator.handleTokenRequest(incoming, body);
        return response.writeHead(answer.status, { ...answer.headers }).end(JSON.stringify(answer.body));
      }
      const outcome = authenticator.authenticate(incoming);
      if (outcome.kind === 'authenticated') return response.end(outcome.emailAddress);
      for (const [name, value] of Object.entries(outcome.headers)) response.setHeader(name, value);
      return response.writeHead(outcome.status).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
}

/** One agent is one connection, kept open between calls. */
function openConnection(): Agent {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  agents.push(agent);
  return agent;
}

function port(): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server does not listen');
  return address.port;
}

/** A request that never came over a network, for the properties. */
function requestWith(authorization: string, socket = new Socket()): IncomingMessage {
  const message = new IncomingMessage(socket);
  message.headers.authorization = authorization;
  return message;
}

async function call(agent: Agent, authorization?: string, path = '/', body?: string): Promise<Reply> {
  const headers = authorization === undefined ? {} : { authorization };
  const method = body === undefined ? 'GET' : 'POST';
  const message = await new Promise<IncomingMessage>((resolve, reject) => {
    request({ host: '127.0.0.1', port: port(), agent, path, method, headers }, resolve).on('error', reject).end(body);
  });
  const challenges = message.headersDistinct['www-authenticate'] ?? [];
  return { status: message.statusCode ?? 0, body: await bodyOf(message), challenges, headers: message.headers };
}

const basic = (login: string, password: string): string =>
  `Basic ${Buffer.from(`${login}:${password}`, 'utf8').toString('base64')}`;

const type1 = createType1Message({ domain: '', workstation: 'LAPTOP' });

function type3For(reply: Reply, username: string, password: string, domain = ''): string {
  return createType3Message(parseType2Message(reply.challenges[0] ?? ''), {
    username,
    password,
    domain,
    workstation: 'LAPTOP',
  });
}

async function logIn(agent: Agent, username = 'erin', password = 'erin', domain = 'CONTOSO'): Promise<Reply> {
  return call(agent, type3For(await call(agent, type1), username, password, domain));
}

const tokenForm = (changes: Record<string, string | undefined> = {}): string => {
  const fields: Record<string, string | undefined> = {
    grant_type: 'client_credentials',
    client_id: sandboxOAuthClient.clientId,
    client_secret: sandboxOAuthClient.clientSecret,
    scope: 'https://outlook.office365.com/.default',
    ...changes,
  };
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) form.set(name, value);
  return form.toString();
};

async function mintedToken(): Promise<string> {
  const reply = await call(openConnection(), undefined, '/token', tokenForm());
  const minted: { readonly access_token: string } = JSON.parse(reply.body);
  return minted.access_token;
}

async function stop(): Promise<void> {
  for (const agent of agents) agent.destroy();
  agents = [];
  server.close();
  await once(server, 'close');
}

beforeEach(async () => {
  now = new Date('2026-11-20T09:00:00Z');
  await serve();
});

afterEach(stop);

describe('without credentials', () => {
  it('offers Basic, NTLM and Bearer and nothing that it cannot do', async () => {
    const reply = await call(openConnection());
    expect(reply.status).toBe(401);
    expect(reply.challenges.map((challenge) => challenge.split(' ')[0])).toEqual(['Basic', 'NTLM', 'Bearer']);
  });

  it.each(['Negotiate YII=', 'Digest username="erin"', 'NTLM', 'Basic', 'Bearer', '', 'Basic ====', 'Basic OmVyaW4='])(
    'refuses the header "%s"',
    async (header) => {
      expect((await call(openConnection(), header)).status).toBe(401);
    },
  );

  it('answers any Authorization header with a value, never with an exception', () => {
    const authenticator = new SandboxAuthenticator(accounts);
    const schemes = fc.constantFrom('Basic', 'NTLM', 'Bearer', 'Negotiate', '');
    fc.assert(
      fc.property(schemes, fc.string(), (scheme, text) => {
        return authenticator.authenticate(requestWith(`${scheme} ${text}`)).kind === 'refused';
      }),
    );
  });
});

describe('Basic', () => {
  it.each([
    ['erin@contoso.example', 'erin'],
    ['ERIN', 'erin'],
    ['CONTOSO\\erin', 'erin'],
    ['jürgen', 'Grüße: 漢字'],
  ])('lets %s in', async (login, password) => {
    expect(await call(openConnection(), basic(login, password))).toMatchObject({ status: 200 });
  });

  it.each([
    ['erin', 'Erin'],
    ['erin', ''],
    ['nobody', ''],
    ['', ''],
  ])('keeps %s with the password "%s" out', async (login, password) => {
    expect((await call(openConnection(), basic(login, password))).status).toBe(401);
  });

  it('does not outlive its request', async () => {
    const agent = openConnection();
    await call(agent, basic('erin', 'erin'));
    expect((await call(agent)).status).toBe(401);
  });
});

describe('NTLM', () => {
  it.each([
    ['erin', 'erin', 'CONTOSO'],
    ['erin', 'erin', ''],
    ['erin@contoso.example', 'erin', ''],
    ['jürgen', 'Grüße: 漢字', 'CONTOSO'],
  ])('lets %s in by three messages on one connection', async (user, password, domain) => {
    const agent = openConnection();
    const challenged = await call(agent, type1);
    expect(challenged).toMatchObject({ status: 401, challenges: [expect.stringMatching(/^NTLM TlRMTVNT/)] });
    const answer = await call(agent, type3For(challenged, user, password, domain));
    expect(answer.status).toBe(200);
    expect(localPart(answer.body)).toBe(localPart(user));
  });

  it('keeps the connection authenticated, and that connection only', async () => {
    const agent = openConnection();
    await logIn(agent);
    expect(await call(agent)).toMatchObject({ status: 200, body: 'erin@contoso.example' });
    expect((await call(openConnection())).status).toBe(401);
  });

  it('puts credentials in a request before what the connection proved', async () => {
    const agent = openConnection();
    await logIn(agent);
    expect((await call(agent, basic('erin', 'wrong'))).status).toBe(401);
    expect((await call(agent, basic('svc-foldwatch', 'svc-foldwatch'))).body).toBe('svc-foldwatch@contoso.example');
  });

  it('begins anew with a new Type 1 and forgets who was there', async () => {
    const agent = openConnection();
    await logIn(agent);
    await call(agent, type1);
    expect((await call(agent)).status).toBe(401);
  });

  it.each([
    ['a wrong password', 'erin', 'wrong'],
    ['an unknown user', 'nobody', 'erin'],
    ['an empty password', 'erin', ''],
    ['an unknown user with an empty password', 'nobody', ''],
    ['no user at all', '', ''],
  ])('refuses %s', async (_, user, password) => {
    const agent = openConnection();
    expect((await logIn(agent, user, password)).status).toBe(401);
    expect((await call(agent)).status).toBe(401);
  });

  it('takes a challenge once: a failed attempt needs a new one', async () => {
    const agent = openConnection();
    const challenged = await call(agent, type1);
    expect((await call(agent, type3For(challenged, 'erin', 'wrong'))).status).toBe(401);
    expect((await call(agent, type3For(challenged, 'erin', 'erin'))).status).toBe(401);
    expect((await logIn(agent)).status).toBe(200);
  });

  it('refuses a recorded Type 3 on another connection, challenged or not', async () => {
    const agent = openConnection();
    const recorded = type3For(await call(agent, type1), 'erin', 'erin');
    expect((await call(agent, recorded)).status).toBe(200);
    const thief = openConnection();
    expect((await call(thief, recorded)).status).toBe(401);
    await call(thief, type1);
    expect((await call(thief, recorded)).status).toBe(401);
  });

  it('refuses every truncation of a good Type 3', async () => {
    const agent = openConnection();
    const good = Buffer.from(type3For(await call(agent, type1), 'erin', 'erin').slice(5), 'base64');
    const lengths = Array.from({ length: Math.ceil(good.length / 16) }, (_, index) => index * 16);
    for (const length of lengths) {
      await call(agent, type1);
      expect((await call(agent, `NTLM ${good.subarray(0, length).toString('base64')}`)).status).toBe(401);
    }
  });

  it('survives any bytes in place of a Type 3', () => {
    const authenticator = new SandboxAuthenticator(accounts);
    const head = Buffer.from('4e544c4d5353500003000000', 'hex');
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (tail) => {
        const socket = new Socket();
        authenticator.authenticate(requestWith(type1, socket));
        const type3 = `NTLM ${Buffer.concat([head, tail]).toString('base64')}`;
        return authenticator.authenticate(requestWith(type3, socket)).kind === 'refused';
      }),
    );
  });
});

describe('OAuth', () => {
  it('mints an application token that acts as the service account', async () => {
    const reply = await call(openConnection(), undefined, '/token', tokenForm());
    expect(reply.headers).toMatchObject({ 'cache-control': 'no-store' });
    expect(JSON.parse(reply.body)).toEqual({
      token_type: 'Bearer',
      expires_in: 3600,
      ext_expires_in: 3600,
      access_token: expect.any(String),
    });
    const answer = await call(openConnection(), `Bearer ${await mintedToken()}`);
    expect(answer).toMatchObject({ status: 200, body: 'svc-foldwatch@contoso.example' });
  });

  it('takes the client from Basic as well', async () => {
    const form = tokenForm({ client_id: undefined, client_secret: undefined });
    const header = basic(sandboxOAuthClient.clientId, encodeURIComponent(sandboxOAuthClient.clientSecret));
    expect((await call(openConnection(), header, '/token', form)).status).toBe(200);
  });

  it.each([
    ['a wrong secret', { client_secret: 'guess' }, 401, 'invalid_client'],
    ['no secret', { client_secret: undefined }, 401, 'invalid_client'],
    ['another client', { client_id: 'someone' }, 400, 'unauthorized_client'],
    ['no client', { client_id: undefined }, 400, 'invalid_request'],
    ['no grant type', { grant_type: undefined }, 400, 'invalid_request'],
    ['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
    ['no scope', { scope: undefined }, 400, 'invalid_request'],
    ['a delegated scope', { scope: 'EWS.AccessAsUser.All' }, 400, 'invalid_scope'],
  ])('refuses %s', async (_, changes, status, error) => {
    const reply = await call(openConnection(), undefined, '/token', tokenForm(changes));
    expect(reply.status).toBe(status);
    expect(JSON.parse(reply.body)).toMatchObject({ error, error_description: expect.stringMatching(/^AADSTS\d+: /) });
  });

  it('accepts POST alone', async () => {
    expect((await call(openConnection(), undefined, '/token')).status).toBe(400);
  });

  it('keeps a token good over a restart', async () => {
    const token = await mintedToken();
    await stop();
    await serve();
    expect((await call(openConnection(), `Bearer ${token}`)).status).toBe(200);
  });

  it('says that a token has expired', async () => {
    const token = await mintedToken();
    now = new Date('2026-11-20T10:00:00Z');
    const reply = await call(openConnection(), `Bearer ${token}`);
    expect(reply.status).toBe(401);
    expect(reply.challenges[0]).toMatch(/^Bearer .*error="invalid_token"$/);
    expect(reply.headers['x-ms-diagnostics']).toContain('invalid_lifetime');
  });

  it('refuses a token whose claims or signature were touched, or that another secret signed', async () => {
    const token = await mintedToken();
    const [body = '', mark = ''] = token.split('.');
    const longer = Buffer.from(
      Buffer.from(body, 'base64url')
        .toString()
        .replace(/\d{13}/, '9999999999999'),
    );
    const forged = [`${longer.toString('base64url')}.${mark}`, `${body}.`, `${body}.${mark}.x`, `.${mark}`, body, '..'];
    for (const attempt of forged) expect((await call(openConnection(), `Bearer ${attempt}`)).status).toBe(401);
    await stop();
    await serve({ clientSecret: 'rotated' });
    expect((await call(openConnection(), `Bearer ${token}`)).status).toBe(401);
  });
});
