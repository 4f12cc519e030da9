import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

import { MailServerError } from '@foldwatch/ports';

import { answer, backOff, type Behaviour, envelope, fault, HostileServer, part, says } from '../testing/hostile-server';
import { EwsConnection } from './ews-connection';
import type { EwsOptions } from './ews-options';

const target = { mailboxId: 'mailbox-1', emailAddress: 'erin@contoso.example' };
const password = 'p4ssw0rd-that-nobody-may-see';
const good = answer(
  'GetFolder',
  part('GetFolder', '<m:Folders><t:Folder><t:TotalCount>7</t:TotalCount></t:Folder></m:Folders>'),
);

let server: HostileServer;
let connection: EwsConnection;
let now = Date.parse('2026-11-20T09:00:00Z');

function connect(options: Partial<EwsOptions> = {}): EwsConnection {
  connection = new EwsConnection({
    ewsUrl: server.url,
    auth: { kind: 'basic', username: 'svc', password },
    impersonation: true,
    clock: { now: () => new Date(now) },
    ...options,
  });
  return connection;
}

const count = (mailbox = target): Promise<number | undefined> => connection.folders.countItems(mailbox, 'folder');

async function failureOf(work: Promise<unknown>): Promise<MailServerError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof MailServerError) return error;
    throw error;
  }
  throw new Error('it did not fail');
}

beforeEach(async () => {
  server = await HostileServer.listen();
});

afterEach(async () => {
  await connection.close();
  await server.close();
});

it('says who it is, whose mailbox it means, and that it wants to stay on one server', async () => {
  server.behave = says(200, good);
  connect();
  expect(await count()).toBe(7);
  expect(server.received[0]?.headers).toMatchObject({
    'user-agent': 'Foldwatch',
    'x-anchormailbox': 'erin@contoso.example',
    'x-preferserveraffinity': 'true',
    authorization: `Basic ${Buffer.from(`svc:${password}`).toString('base64')}`,
  });
  expect(server.received[0]?.body).toContain('<t:SmtpAddress>erin@contoso.example</t:SmtpAddress>');
});

it('keeps the cookies of a mailbox to that mailbox', async () => {
  const other = { mailboxId: 'mailbox-2', emailAddress: 'mike@contoso.example' };
  server.behave = (response) => {
    response.writeHead(200, { 'set-cookie': ['X-BackEndOverrideCookie=mbx1~2; path=/', 'exchangecookie=ab; secure'] });
    response.end(good);
  };
  connect();
  await count();
  await count(other);
  await count();
  expect(server.received.map(({ headers }) => headers.cookie)).toEqual([
    undefined,
    undefined,
    'X-BackEndOverrideCookie=mbx1~2; exchangecookie=ab',
  ]);
});

describe('what is no answer', () => {
  it.each<[string, Behaviour, string]>([
    ['an empty 500', says(500), 'transient'],
    ['a 502 page', says(502, '<html>Bad gateway'), 'transient'],
    ['an empty 200', says(200), 'transient'],
    ['a refusal', says(401), 'auth-expired'],
    ['a ban', says(403), 'access-revoked'],
    ['nothing at that address', says(404), 'protocol'],
    ['a redirect to a sign-in page', says(302, '', { location: 'https://login.example/' }), 'protocol'],
    ['a sign-in page', says(200, '<!DOCTYPE html><html><body>Sign in</body></html>'), 'protocol'],
    ['garbage', says(200, '\u0000\u0001{"json": true}'), 'protocol'],
    ['XML of somebody else', says(200, '<feed/>'), 'protocol'],
    ['an envelope about nothing', says(200, envelope('')), 'protocol'],
    ['an answer cut off in the middle', says(200, good.slice(0, good.length / 2)), 'transient'],
    ['a connection closed at once', (response) => void response.destroy(), 'transient'],
    [
      'a connection closed in the middle',
      (response) => {
        response.writeHead(200, { 'content-length': '100000' });
        response.write(good, () => response.destroy());
      },
      'transient',
    ],
  ])('takes %s for what it is', async (_, behaviour, kind) => {
    server.behave = behaviour;
    connect();
    expect((await failureOf(count())).failure.kind).toBe(kind);
  });

  it('survives a server that refuses connections', async () => {
    const { url } = server;
    await server.close();
    connect({ ewsUrl: url });
    expect(await failureOf(count())).toMatchObject({ failure: { kind: 'transient' }, detail: 'ECONNREFUSED' });
    server = await HostileServer.listen();
  });

  it('does not wait for ever for an answer', async () => {
    server.behave = () => undefined;
    connect({ timeouts: { totalMs: 50 } });
    expect(await failureOf(count())).toMatchObject({ failure: { kind: 'transient' }, detail: 'TIMED_OUT' });
  });

  it('leaves a server that says nothing at all sooner than one that is still talking', async () => {
    server.behave = () => undefined;
    connect({ timeouts: { answerMs: 1_000 } });
    expect(await failureOf(count())).toMatchObject({ failure: { kind: 'transient' }, detail: 'TIMED_OUT' });
    server.behave = (response) => {
      response.writeHead(200);
      response.write(good.slice(0, 50));
      setTimeout(() => response.end(good.slice(50)), 1_500);
    };
    await expect(count()).resolves.toBeDefined();
  });

  it('does not wait for ever for the end of an answer', async () => {
    server.behave = (response) => {
      response.writeHead(200);
      response.write(good.slice(0, 50));
    };
    connect({ timeouts: { totalMs: 50 } });
    expect(await failureOf(count())).toMatchObject({ failure: { kind: 'transient' }, detail: 'TIMED_OUT' });
  });

  it('does not wait for ever for a connection', async () => {
    const sockets: Socket[] = [];
    const mute = createServer((socket) => void sockets.push(socket.on('error', () => undefined)));
    mute.listen(0, '127.0.0.1');
    await once(mute, 'listening');
    const address = mute.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    connect({ ewsUrl: `https://127.0.0.1:${port}/`, timeouts: { connectMs: 50 } });
    expect(await failureOf(count())).toMatchObject({ failure: { kind: 'transient' } });
    for (const socket of sockets) socket.destroy();
    mute.close();
  });

  it('stops reading an answer that is longer than allowed', async () => {
    server.behave = (response) => {
      response.writeHead(200);
      const flood = (): void => void response.write('x'.repeat(65_536), (error) => (error ? undefined : flood()));
      flood();
    };
    connect({ maxResponseBytes: 1_000_000 });
    expect(await failureOf(count())).toMatchObject({ failure: { kind: 'protocol' }, detail: 'too-large' });
  });

  it('expands no entity and reads no document type', async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>${good.replace(/<\?.*?\?>/, '').replace('7', '&b;')}`;
    server.behave = says(200, bomb);
    connect();
    expect((await failureOf(count())).failure.kind).toBe('protocol');
  });

  it('reads an answer with characters that XML forbids', async () => {
    server.behave = says(200, good.replace('<t:TotalCount>', '<t:Name>a&#x1;b&#0;\u0002</t:Name><t:TotalCount>'));
    connect();
    expect(await count()).toBe(7);
  });
});

describe('what the server says', () => {
  it.each([
    ['ErrorImpersonateUserDenied', { kind: 'access-revoked', because: 'no-impersonation-right' }],
    ['ErrorAccessDenied', { kind: 'access-revoked', because: 'forbidden' }],
    ['ErrorNonExistentMailbox', { kind: 'mailbox-unknown' }],
    ['ErrorMailboxMoveInProgress', { kind: 'transient' }],
    ['ErrorMailboxStoreUnavailable', { kind: 'transient' }],
    ['ErrorInternalServerError', { kind: 'transient' }],
    ['ErrorInvalidSyncStateData', { kind: 'cursor-invalid' }],
    ['ErrorNobodyEverHeardOf', { kind: 'protocol' }],
  ])('knows what %s in a part means, and in a fault', async (code, failure) => {
    connect();
    server.behave = says(200, answer('GetFolder', part('GetFolder', '', code)));
    expect(await failureOf(count())).toMatchObject({ failure, detail: code });
    server.behave = says(200, fault(code));
    expect(await failureOf(count())).toMatchObject({ failure, detail: code });
  });

  it('goes by the status where it does not know the code of a fault', async () => {
    server.behave = says(500, fault('ErrorNobodyEverHeardOf'));
    connect();
    expect((await failureOf(count())).failure.kind).toBe('transient');
  });

  it('never repeats credentials or the text of the server', async () => {
    server.behave = says(500, fault('Client', `<e:ResponseCode xmlns:e="e">${password} &lt;b&gt;</e:ResponseCode>`));
    connect();
    const error = await failureOf(count());
    expect(JSON.stringify([error, error.message, error.stack, String(error.cause)])).not.toContain(password);
  });
});

const busy = (wait: string): string =>
  `<e:ResponseCode xmlns:e="e">ErrorServerBusy</e:ResponseCode>${wait.replaceAll('m:', 't:')}`;

describe('throttling', () => {
  it.each<[string, Behaviour, number, string]>([
    ['503', says(503, '', { 'retry-after': '3' }), 3_000, 'server'],
    ['503 without a time', says(503), 10_000, 'server'],
    ['429 with Retry-After', says(429, '', { 'retry-after': '7' }), 7_000, 'mailbox'],
    ['500 with ErrorServerBusy', says(500, fault('ErrorServerBusy', busy(backOff(4_000)))), 4_000, 'mailbox'],
    [
      '200 with ErrorServerBusy in a part',
      says(200, answer('GetFolder', part('GetFolder', backOff(5_000), 'ErrorServerBusy'))),
      5_000,
      'mailbox',
    ],
  ])('understands %s', async (_, behaviour, retryAfterMs, scope) => {
    server.behave = behaviour;
    connect();
    const error = await failureOf(count());
    expect(error.failure).toEqual({ kind: 'throttled', retryAfterMs, scope });
    expect(error.retryable).toBe(true);
  });

  it('leaves the server alone until the time is over, and says how much of it is left', async () => {
    server.behave = says(503, '', { 'retry-after': '60' });
    connect();
    await failureOf(count());
    now += 20_000;
    expect((await failureOf(count())).failure).toEqual({ kind: 'throttled', retryAfterMs: 40_000, scope: 'server' });
    expect(server.received).toHaveLength(1);
    server.behave = says(200, good);
    now += 40_000;
    expect(await count()).toBe(7);
  });

  it('lets other mailboxes through when one mailbox is busy', async () => {
    server.behave = says(429, '', { 'retry-after': '60' });
    connect();
    await failureOf(count());
    server.behave = says(200, good);
    expect(await count({ mailboxId: 'mailbox-2', emailAddress: 'mike@contoso.example' })).toBe(7);
    expect((await failureOf(count())).failure.kind).toBe('throttled');
  });

  it('keeps all mailboxes away when the account itself is busy', async () => {
    server.behave = says(200, answer('GetFolder', part('GetFolder', backOff(60_000), 'ErrorServerBusy')));
    connect({ impersonation: false });
    await failureOf(count());
    await failureOf(count({ mailboxId: 'mailbox-2', emailAddress: 'mike@contoso.example' }));
    expect(server.received).toHaveLength(1);
  });
});

/** None is answered before so many are there, and a moment for another has passed. */
async function mostAtOnce(expected: number, calls: () => readonly Promise<unknown>[]): Promise<number> {
  const open: (() => void)[] = [];
  let most = 0;
  server.behave = (response) => {
    open.push(() => response.end(good));
    most = Math.max(most, open.length);
    if (open.length === expected) setTimeout(() => open.splice(0).forEach((end) => end()), 50);
  };
  await Promise.all(calls());
  return most;
}

describe('budgets', () => {
  it('keeps to four calls a mailbox', async () => {
    connect();
    expect(await mostAtOnce(4, () => Array.from({ length: 12 }, () => count()))).toBe(4);
  });

  it('keeps to its number of calls a server', async () => {
    connect({ callsPerServer: 6 });
    const mailboxes = Array.from({ length: 12 }, (_, n) => ({
      mailboxId: `m${n}`,
      emailAddress: `m${n}@contoso.example`,
    }));
    expect(await mostAtOnce(6, () => mailboxes.map((mailbox) => count(mailbox)))).toBe(6);
  });
});
