import type { AccessStep } from '@foldwatch/ports';

import { answer, type Behaviour, fault, HostileServer, part, says } from '../testing/hostile-server';
import { EwsConnection } from './ews-connection';
import type { EwsOptions } from './ews-options';

const target = { mailboxId: 'mailbox-1', emailAddress: 'erin@contoso.example' };
let server: HostileServer;

async function test(options: Partial<EwsOptions> = {}): Promise<readonly AccessStep[]> {
  const auth = { kind: 'basic', username: 'svc', password: 'secret' } as const;
  const connection = new EwsConnection({ ewsUrl: server.url, auth, impersonation: true, ...options });
  try {
    return await connection.access.test(target);
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

it.each<[string, Behaviour, string, RegExp]>([
  ['a wrong password', says(401), 'sign-in: sign-in-refused', /EXCHANGE_PASSWORD/],
  ['a blocked EWS', says(403), 'sign-in: ews-blocked', /EwsEnabled/],
  [
    'a missing right',
    says(500, fault('ErrorImpersonateUserDenied')),
    'mailbox: no-impersonation-right',
    /ApplicationImpersonation/,
  ],
  ['an unknown mailbox', says(500, fault('ErrorNonExistentMailbox')), 'mailbox: mailbox-unknown', /address/],
  [
    'a mailbox without access',
    says(200, answer('GetFolder', part('GetFolder', '', 'ErrorAccessDenied'))),
    'mailbox: access-denied',
    /full access/,
  ],
  ['another website', says(404), 'server: no-ews-here', /Exchange\.asmx/],
  ['a sign-in page', says(200, '<html></html>'), 'server: answer-unusable', /sign-in page/],
  ['a server in trouble', says(500), 'mailbox: server-trouble', /later/],
  ['a busy server', says(503), 'mailbox: throttled', /later/],
  ['a dropped connection', (response) => void response.destroy(), 'server: unreachable', /HTTPS_PROXY/],
])('names the step and the cure for %s', async (_, behaviour, found, cure) => {
  server.behave = healthyBut('GetFolder', behaviour);
  const steps = await test();
  const last = steps.at(-1);
  expect(last).toMatchObject({ ok: false, cure: expect.stringMatching(cure) });
  expect(`${last?.step}: ${last?.code}`).toBe(found);
  expect(steps.slice(0, -1).every(({ ok }) => ok)).toBe(true);
  expect(steps.map((each) => each.step)).toEqual(['server', 'sign-in', 'mailbox', 'folders'].slice(0, steps.length));
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
