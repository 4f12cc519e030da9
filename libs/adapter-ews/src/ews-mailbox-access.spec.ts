import { once } from 'node:events';
import { createServer as createProxy, type Server } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

import { accessSteps, type AccessStep, type AccessWatch } from '@foldwatch/ports';
import { until } from '@foldwatch/ports/testing';

import { answer, type Behaviour, fault, HostileServer, part, says } from '../testing/hostile-server';
import { EwsConnection } from './ews-connection';
import type { EwsOptions } from './ews-options';

const target = { mailboxId: 'mailbox-1', emailAddress: 'erin@contoso.example' };
let server: HostileServer;

const unwatched = (): AccessWatch => ({
  began: () => undefined,
  ended: () => undefined,
  signal: new AbortController().signal,
});

async function test(options: Partial<EwsOptions> = {}, watch = unwatched()): Promise<readonly AccessStep[]> {
  const auth = { kind: 'basic', username: 'svc', password: 'secret' } as const;
  const connection = new EwsConnection({ ewsUrl: server.url, auth, impersonation: true, ...options });
  try {
    return await connection.access.test(target, watch);
  } finally {
    await connection.close();
  }
}

const portOf = (listening: Server): number => {
  const address: AddressInfo | string | null = listening.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
};

/** A mailbox in order, but for one operation. */
const healthyBut =
  (operation: string, behaviour: Behaviour): Behaviour =>
  (response, received) => {
    if (received.operation === operation) return behaviour(response, received);
    const content = '<m:SyncState>S</m:SyncState><m:SubscriptionId>s</m:SubscriptionId>';
    return void response.end(answer(received.operation, part(received.operation, content)));
  };

beforeEach(async () => {
  server = await HostileServer.listen();
});

afterEach(() => server.close());

interface Failing {
  readonly given: string;
  readonly operation: string;
  readonly behaviour: Behaviour;
  readonly found: string;
  readonly cure: RegExp;
}

it.each<Failing>([
  {
    given: 'a wrong password',
    operation: 'GetServerTimeZones',
    behaviour: says(401),
    found: 'sign-in: sign-in-refused',
    cure: /EXCHANGE_PASSWORD/,
  },
  {
    given: 'a blocked EWS',
    operation: 'GetServerTimeZones',
    behaviour: says(403),
    found: 'sign-in: ews-blocked',
    cure: /EwsEnabled/,
  },
  {
    given: 'a missing right',
    operation: 'GetFolder',
    behaviour: says(500, fault('ErrorImpersonateUserDenied')),
    found: 'mailbox: no-impersonation-right',
    cure: /ApplicationImpersonation/,
  },
  {
    given: 'an unknown mailbox',
    operation: 'GetFolder',
    behaviour: says(500, fault('ErrorNonExistentMailbox')),
    found: 'mailbox: mailbox-unknown',
    cure: /address/,
  },
  {
    given: 'a mailbox without access',
    operation: 'GetFolder',
    behaviour: says(200, answer('GetFolder', part('GetFolder', '', 'ErrorAccessDenied'))),
    found: 'mailbox: access-denied',
    cure: /full access/,
  },
  {
    given: 'another website',
    operation: 'GetServerTimeZones',
    behaviour: says(404),
    found: 'server: no-ews-here',
    cure: /Exchange\.asmx/,
  },
  {
    given: 'a sign-in page',
    operation: 'GetServerTimeZones',
    behaviour: says(200, '<html></html>'),
    found: 'server: answer-unusable',
    cure: /sign-in page/,
  },
  {
    given: 'a server in trouble',
    operation: 'GetFolder',
    behaviour: says(500),
    found: 'mailbox: server-trouble',
    cure: /later/,
  },
  { given: 'a busy server', operation: 'GetFolder', behaviour: says(503), found: 'mailbox: throttled', cure: /later/ },
  {
    given: 'a server that is busy at once',
    operation: 'GetServerTimeZones',
    behaviour: says(503),
    found: 'sign-in: throttled',
    cure: /later/,
  },
  {
    given: 'a dropped connection',
    operation: 'GetFolder',
    behaviour: (response) => void response.destroy(),
    found: 'mailbox: no-answer',
    cure: /load balancer/,
  },
  {
    given: 'folders that do not come',
    operation: 'SyncFolderHierarchy',
    behaviour: says(500),
    found: 'folders: server-trouble',
    cure: /later/,
  },
])('names the step and the cure for $given', async ({ operation, behaviour, found, cure }) => {
  server.behave = healthyBut(operation, behaviour);
  const steps = await test();
  const last = steps.at(-1);
  expect(last).toMatchObject({ ok: false, cure: expect.stringMatching(cure) });
  expect(`${last?.step}: ${last?.code}`).toBe(found);
  expect(steps.slice(0, -1).every(({ ok }) => ok)).toBe(true);
  expect(steps.map((each) => each.step)).toEqual(accessSteps.slice(0, steps.length));
});

it('takes what an Exchange says in its own codes for a sign-in that went well', async () => {
  server.behave = healthyBut('GetServerTimeZones', says(500, fault('ErrorInvalidRequest')));
  expect((await test()).every(({ ok }) => ok)).toBe(true);
});

it('tells of each step as it begins and ends, and how long it took', async () => {
  server.behave = healthyBut('Nothing', says(500));
  const told: string[] = [];
  const steps = await test(
    {},
    {
      ...unwatched(),
      began: (step) => told.push(`${step} began`),
      ended: ({ step, ok }) => told.push(`${step} ${ok}`),
    },
  );
  const inOrder = told.filter((one, at) => one !== told[at - 1]);
  expect(inOrder).toEqual(accessSteps.flatMap((step) => [`${step} began`, `${step} true`]));
  expect(steps.every(({ durationMs = -1 }) => durationMs >= 0)).toBe(true);
});

it.each([
  ['GetServerTimeZones', 'sign-in: Signing in.'],
  ['GetFolder', 'mailbox: Opening the mailbox.'],
  ['SyncFolderHierarchy', 'folders: Reading the folders.'],
  ['Subscribe', 'notifications: Asking to be told of changes.'],
])('says while %s hangs what hangs, and ends when it is told to', async (operation, expected) => {
  server.behave = healthyBut(operation, () => undefined);
  const stopping = new AbortController();
  let doing = '';
  const watch = {
    ...unwatched(),
    signal: stopping.signal,
    began: (step: string, at: string) => (doing = `${step}: ${at}`),
  };
  const testing = test({}, watch);
  await until(() => server.operations().includes(operation));
  expect(doing).toBe(expected);
  stopping.abort();
  expect((await testing).every(({ ok }) => ok)).toBe(true);
});

it('says on the way to the server where it is', async () => {
  server.behave = () => undefined;
  const stopping = new AbortController();
  const told: string[] = [];
  const watch = { ...unwatched(), signal: stopping.signal, began: (_: string, doing: string) => told.push(doing) };
  const testing = test({}, watch);
  await until(() => server.received.length > 0);
  expect(told).toEqual([
    'Finding out the address of the server.',
    'Looking up 127.0.0.1.',
    'Connecting to 127.0.0.1.',
    'Connected; waiting for the first answer.',
  ]);
  expect(server.received[0]?.headers.authorization).toBeUndefined();
  stopping.abort();
  expect(await testing).toEqual([]);
});

it('says that TLS is what hangs', async () => {
  const silent = createServer().listen(0, '127.0.0.1');
  const connected = once(silent, 'connection');
  await once(silent, 'listening');
  const address = silent.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const stopping = new AbortController();
  const told: string[] = [];
  const watch = { ...unwatched(), signal: stopping.signal, began: (_: string, doing: string) => told.push(doing) };
  const testing = test({ ewsUrl: `https://127.0.0.1:${port}/EWS/Exchange.asmx` }, watch);
  const [socket] = await connected;
  await until(() => told.length === 4);
  expect(told.at(-1)).toBe('Agreeing on TLS with 127.0.0.1.');
  stopping.abort();
  expect(await testing).toEqual([]);
  socket.destroy();
  silent.close();
});

it('knows a server whose name nobody knows', async () => {
  const steps = await test({ ewsUrl: 'https://mail.contoso.invalid/EWS/Exchange.asmx' });
  expect(steps).toMatchObject([{ step: 'server', ok: false, code: 'name-unknown' }]);
});

describe('through a proxy', () => {
  const told: string[] = [];
  const listening = (act: (socket: Duplex, url: string) => void): Promise<string> =>
    new Promise((resolve) => {
      proxy = createProxy((_, response) => response.end('hello')).on('connect', ({ url = '' }, socket) => {
        socket.on('error', () => undefined);
        act(socket, url);
      });
      proxy.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${portOf(proxy)}`));
    });
  const unknown = 'https://mail.contoso.invalid/EWS/Exchange.asmx';
  let proxy: Server;

  beforeEach(() => void told.splice(0));
  afterEach(() => {
    proxy.closeAllConnections();
    proxy.close();
  });

  it('says what cannot be seen from here, while it hangs', async () => {
    const asked = Promise.withResolvers<string>();
    const stopping = new AbortController();
    const watch = { ...unwatched(), signal: stopping.signal, began: (_: string, doing: string) => told.push(doing) };
    const proxyUrl = await listening((_, url) => asked.resolve(url));
    const testing = test({ ewsUrl: unknown, proxyUrl }, watch);
    expect(await asked.promise).toBe('mail.contoso.invalid:443');
    expect(told.at(-1)).toBe(
      'Going through the proxy to mail.contoso.invalid. The proxy looks up the name and connects: whether that or TLS takes long cannot be seen from here.',
    );
    stopping.abort();
    expect(await testing).toEqual([]);
  });

  it('tells a proxy that makes no connection from one that is not there', async () => {
    const proxyUrl = await listening((socket) => socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'));
    const refused = await test({ ewsUrl: unknown, proxyUrl });
    expect(refused).toMatchObject([
      { step: 'server', code: 'proxy-refused', cure: expect.stringContaining('its log') },
    ]);
    const away = await test({ ewsUrl: unknown, proxyUrl: 'http://127.0.0.1:1' });
    expect(away).toMatchObject([{ code: 'proxy-unreachable', cure: expect.stringContaining('HTTPS_PROXY') }]);
  });

  it('says of a connection that breaks off that more is not known', async () => {
    const proxyUrl = await listening((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.end();
    });
    const steps = await test({ ewsUrl: unknown, proxyUrl });
    expect(steps).toMatchObject([{ code: 'silent-behind-proxy', cure: expect.stringContaining('not known here') }]);
  });

  it('does not take what answers without TLS for the server', async () => {
    const proxyUrl = await listening(() => undefined);
    const ended: AccessStep[] = [];
    await test(
      { ewsUrl: 'http://mail.contoso.invalid/EWS', proxyUrl },
      { ...unwatched(), ended: (step) => ended.push(step) },
    );
    expect(ended[0]).toMatchObject({ ok: true, message: expect.stringContaining('may be the proxy itself') });
  });
});

it('stops at notifications that the server will not give', async () => {
  server.behave = healthyBut(
    'Subscribe',
    says(200, answer('Subscribe', part('Subscribe', '', 'ErrorExceededSubscriptionCount'))),
  );
  const steps = await test();
  expect(steps.map(({ step, ok }) => `${step} ${ok}`)).toEqual([
    'server true',
    'sign-in true',
    'mailbox true',
    'folders true',
    'notifications false',
  ]);
});

it('leaves no subscription behind', async () => {
  server.behave = healthyBut('Nothing', says(500));
  expect((await test()).every(({ ok }) => ok)).toBe(true);
  expect(server.operations().slice(-2)).toEqual(['Subscribe', 'Unsubscribe']);
});

it('tells of a refused token and of a server that is not there', async () => {
  const { url } = server;
  server.behave = says(400, JSON.stringify({ error: 'invalid_client' }));
  const auth = { kind: 'oauth', clientId: 'c', clientSecret: 's', tokenUrl: url } as const;
  expect((await test({ auth })).at(-1)).toMatchObject({ step: 'sign-in', code: 'oauth-refused' });
  expect((await test({ ewsUrl: 'http://127.0.0.1:1/' })).at(-1)).toMatchObject({ step: 'server', code: 'unreachable' });
});
