import { once } from 'node:events';
import { createServer } from 'node:net';

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
