import type { ServerResponse } from 'node:http';

import type { MailboxTarget, MailHint } from '@foldwatch/ports';

import { answer, backOff, type Behaviour, eventually, HostileServer, part } from '../testing/hostile-server';
import { EwsConnection } from './ews-connection';
import type { EwsOptions } from './ews-options';

const erin = { mailboxId: 'erin', emailAddress: 'erin@contoso.example' };
const mike = { mailboxId: 'mike', emailAddress: 'mike@contoso.example' };
const alive = answer('GetStreamingEvents', part('GetStreamingEvents', '<m:ConnectionStatus>OK</m:ConnectionStatus>'));
const closed = alive.replace('OK<', 'Closed<');

let server: HostileServer;
let connection: EwsConnection;
let stop: AbortController;
let seen: MailHint[];
let watching: Promise<void>;
/** The streams that are open now. */
let streams: ServerResponse[];
let subscribe: Behaviour;
let stream: Behaviour;

const event = (subscriptionId: string, events: string): string =>
  answer(
    'GetStreamingEvents',
    part(
      'GetStreamingEvents',
      `<m:Notifications><m:Notification><t:SubscriptionId>${subscriptionId}</t:SubscriptionId>${events}</m:Notification></m:Notifications>`,
    ),
  );
const newMail = (folderId: string): string =>
  `<t:NewMailEvent><t:TimeStamp>2026-11-20T08:00:00Z</t:TimeStamp><t:ItemId Id="i"/><t:ParentFolderId Id="${folderId}"/></t:NewMailEvent>`;

const whoAsks = (body: string): string => /<t:SmtpAddress>(\w+)@/.exec(body)?.[1] ?? '';
const idsIn = (body: string): readonly string[] =>
  [...body.matchAll(/<t:SubscriptionId>([^<]*)</g)].map(([, id]) => id ?? '').toSorted();

let subscriptions = 0;
const subscribed: Behaviour = (response, { body }) => {
  subscriptions += 1;
  response.end(
    answer('Subscribe', part('Subscribe', `<m:SubscriptionId>${whoAsks(body)}-${subscriptions}</m:SubscriptionId>`)),
  );
};
const streaming: Behaviour = (response) => {
  streams.push(response);
  response.writeHead(200, { 'content-type': 'text/xml' }).write(alive);
};

function watch(targets: readonly MailboxTarget[], options: Partial<EwsOptions> = {}): void {
  connection = new EwsConnection({
    ewsUrl: server.url,
    auth: { kind: 'basic', username: 'svc', password: 'secret' },
    impersonation: true,
    reconnect: { minMs: 1, maxMs: 10 },
    ...options,
  });
  watching = (async () => {
    for await (const hint of connection.hints.watch(targets, stop.signal)) seen.push(hint);
  })();
}

const has = (wanted: Partial<MailHint>): boolean =>
  seen.some((hint) =>
    Object.entries(wanted).every(([name, value]) => Object.entries(hint).some(([n, v]) => n === name && v === value)),
  );
const expectHint = (wanted: Partial<MailHint>): Promise<void> => eventually(() => has(wanted), JSON.stringify(wanted));
const opened = (count: number): Promise<void> => eventually(() => streams.length >= count, `${count} streams are open`);

beforeEach(async () => {
  subscriptions = 0;
  streams = [];
  seen = [];
  stop = new AbortController();
  subscribe = subscribed;
  stream = streaming;
  server = await HostileServer.listen((response, received) => {
    if (received.operation === 'Subscribe') return subscribe(response, received);
    if (received.operation === 'GetStreamingEvents') return stream(response, received);
    return void response.end(answer('Unsubscribe', part('Unsubscribe', '')));
  });
});

afterEach(async () => {
  stop.abort();
  await watching;
  await connection.close();
  await server.close();
});

it('carries several mailboxes in one stream, led to one server', async () => {
  let cookies = 0;
  subscribe = (response, received) => {
    cookies += 1;
    response.setHeader('set-cookie', `X-BackEndOverrideCookie=mbx${cookies}`);
    subscribed(response, received);
  };
  watch([erin, mike]);
  await expectHint({ kind: 'up', mailboxId: 'erin' });
  await expectHint({ kind: 'up', mailboxId: 'mike' });
  const asked = server.received.findLast(({ operation }) => operation === 'GetStreamingEvents');
  expect(idsIn(asked?.body ?? '')).toEqual(['erin-1', 'mike-2']);
  expect(new Set(server.received.map(({ headers }) => headers['x-anchormailbox'])).size).toBe(1);
  expect(asked?.headers.cookie).toBe('X-BackEndOverrideCookie=mbx2');
});

it('tells each mailbox of its own events, several envelopes in a chunk', async () => {
  watch([erin, mike]);
  await expectHint({ kind: 'up', mailboxId: 'mike' });
  const [erinId, mikeId] = ['erin', 'mike'].map(
    (name) => idsIn(server.received.at(-1)?.body ?? '').find((id) => id.startsWith(name)) ?? '',
  );
  streams
    .at(-1)
    ?.write(
      event(erinId ?? '', newMail('a')) + alive + event(mikeId ?? '', newMail('b')) + event('nobody', newMail('c')),
    );
  await expectHint({ kind: 'dirty', mailboxId: 'erin', folderId: 'a' });
  await expectHint({ kind: 'dirty', mailboxId: 'mike', folderId: 'b' });
  expect(has({ kind: 'dirty', folderId: 'c' })).toBe(false);
});

it.each<[string, string, readonly Partial<MailHint>[]]>([
  ['a message', newMail('a'), [{ kind: 'dirty', folderId: 'a' }]],
  [
    'a move',
    '<t:MovedEvent><t:ItemId Id="i"/><t:ParentFolderId Id="b"/><t:OldItemId Id="o"/><t:OldParentFolderId Id="a"/></t:MovedEvent>',
    [
      { kind: 'dirty', folderId: 'a' },
      { kind: 'dirty', folderId: 'b' },
    ],
  ],
  [
    'a new folder',
    '<t:CreatedEvent><t:FolderId Id="f"/><t:ParentFolderId Id="p"/></t:CreatedEvent>',
    [{ kind: 'tree' }],
  ],
  [
    'a folder that says only that it changed',
    '<t:ModifiedEvent><t:FolderId Id="f"/><t:ParentFolderId Id="p"/><t:UnreadCount>1</t:UnreadCount></t:ModifiedEvent>',
    [{ kind: 'dirty', folderId: 'f' }, { kind: 'tree' }],
  ],
])('understands %s', async (_, events, hints) => {
  watch([erin]);
  await expectHint({ kind: 'up' });
  streams.at(-1)?.write(event('erin-1', `${events}<t:StatusEvent/>`));
  for (const hint of hints) await expectHint(hint);
  expect(seen).toHaveLength(1 + hints.length);
});

it('opens the stream again when the server closes it in time, without a word to anybody', async () => {
  watch([erin]);
  await expectHint({ kind: 'up' });
  streams.at(-1)?.end(closed + closed);
  await opened(2);
  streams.at(-1)?.write(event('erin-1', newMail('a')));
  await expectHint({ kind: 'dirty' });
  expect(seen.map(({ kind }) => kind)).toEqual(['up', 'dirty']);
  expect(server.operations().filter((operation) => operation === 'Subscribe')).toHaveLength(1);
});

it.each([
  'ErrorSubscriptionNotFound',
  'ErrorInvalidSubscription',
  'ErrorReadEventsFailed',
  'ErrorMissedNotificationEvents',
  'ErrorInvalidWatermark',
  'ErrorExpiredSubscription',
])('subscribes anew after %s and says that there is a gap', async (code) => {
  watch([erin]);
  await expectHint({ kind: 'up' });
  streams.at(-1)?.end(answer('GetStreamingEvents', part('GetStreamingEvents', '', code)));
  await expectHint({ kind: 'gap', mailboxId: 'erin' });
  await opened(2);
  const last = server.received.findLast(({ operation }) => operation === 'GetStreamingEvents');
  expect(idsIn(last?.body ?? '')).toEqual(['erin-2']);
  expect(last?.body).not.toContain('Watermark');
});

it('loses only the subscription that the server names', async () => {
  watch([erin, mike]);
  await expectHint({ kind: 'up', mailboxId: 'erin' });
  await expectHint({ kind: 'up', mailboxId: 'mike' });
  const lost = '<m:ErrorSubscriptionIds><t:SubscriptionId>mike-2</t:SubscriptionId></m:ErrorSubscriptionIds>';
  streams.at(-1)?.end(answer('GetStreamingEvents', part('GetStreamingEvents', lost, 'ErrorSubscriptionNotFound')));
  await expectHint({ kind: 'gap', mailboxId: 'mike' });
  expect(has({ kind: 'gap', mailboxId: 'erin' })).toBe(false);
});

it.each<[string, Behaviour, string]>([
  ['refuses it with 503', (response) => response.writeHead(503, { 'retry-after': '0' }).end(), 'http-503'],
  ['refuses it with 401', (response) => response.writeHead(401).end(), 'http-401'],
  ['refuses it with an empty 500', (response) => response.writeHead(500).end(), 'http-500'],
  ['drops the connection', (response) => void response.destroy(), 'UND_ERR_SOCKET'],
  [
    'breaks off in the middle of an envelope',
    (response) => response.write(alive.slice(0, 100), () => response.destroy()),
    'UND_ERR_SOCKET',
  ],
  ['sends garbage', (response) => response.end('<a></b></Envelope>'), 'stream-unreadable'],
  [
    'is busy',
    (response) => response.end(answer('GetStreamingEvents', part('GetStreamingEvents', backOff(1), 'ErrorServerBusy'))),
    'ErrorServerBusy',
  ],
])('says down and comes back when a server %s', async (_, behaviour, code) => {
  stream = behaviour;
  watch([erin]);
  await expectHint({ kind: 'down', mailboxId: 'erin', code });
  stream = streaming;
  await expectHint({ kind: 'up', mailboxId: 'erin' });
  await expectHint({ kind: 'gap', mailboxId: 'erin' });
  expect(seen.map(({ kind }) => kind)).toEqual(['down', 'up', 'gap']);
});

it('comes back when nobody listened for a while', async () => {
  const refused = { ...erin, ewsUrl: 'http://127.0.0.1:1/EWS/Exchange.asmx' };
  watch([refused, mike]);
  await expectHint({ kind: 'down', mailboxId: 'erin', code: 'ECONNREFUSED' });
  await expectHint({ kind: 'up', mailboxId: 'mike' });
});

it('notices a stream at whose other end nobody is any more', async () => {
  watch([erin], { heartbeatMs: 20 });
  await expectHint({ kind: 'down', code: 'stream-silent' });
  await expectHint({ kind: 'gap' });
  await opened(2);
});

it('does not take a slow heart for a dead one', async () => {
  let beats = 0;
  const hearts: NodeJS.Timeout[] = [];
  stream = (response, received) => {
    streaming(response, received);
    hearts.push(
      setInterval(() => {
        beats += 1;
        response.write(alive);
      }, 20),
    );
  };
  watch([erin], { heartbeatMs: 100 });
  await eventually(() => beats > 15, 'the heart beat');
  expect(seen.map(({ kind }) => kind)).toEqual(['up']);
  for (const heart of hearts) clearInterval(heart);
});

it('lets no mailbox that cannot be subscribed to stop the others', async () => {
  subscribe = (response, received) =>
    whoAsks(received.body) === 'erin'
      ? void response.end(answer('Subscribe', part('Subscribe', '', 'ErrorNonExistentMailbox')))
      : subscribed(response, received);
  watch([erin, mike]);
  await expectHint({ kind: 'down', mailboxId: 'erin', code: 'ErrorNonExistentMailbox' });
  await expectHint({ kind: 'up', mailboxId: 'mike' });
  subscribe = subscribed;
  await expectHint({ kind: 'up', mailboxId: 'erin' });
});

it('lets no mailbox whose subscription is never answered keep the others waiting', async () => {
  subscribe = (response, received) => {
    if (whoAsks(received.body) !== 'erin') subscribed(response, received);
  };
  watch([erin, mike], { timeouts: { answerMs: 3_000 } });
  await expectHint({ kind: 'up', mailboxId: 'mike' });
  expect(has({ kind: 'down', mailboxId: 'erin' })).toBe(false);
});

it('gives a mailbox that others always push out a stream of its own', async () => {
  stream = (response, received) => {
    const ids = idsIn(received.body);
    const foreign = ids.find((id) => id.startsWith('mike'));
    if (foreign === undefined || ids.length === 1) return streaming(response, received);
    const lost = `<m:ErrorSubscriptionIds><t:SubscriptionId>${foreign}</t:SubscriptionId></m:ErrorSubscriptionIds>`;
    return void response.end(
      answer('GetStreamingEvents', part('GetStreamingEvents', lost, 'ErrorProxiedSubscriptionCallFailure')),
    );
  };
  watch([erin, mike]);
  await expectHint({ kind: 'up', mailboxId: 'erin' });
  await expectHint({ kind: 'up', mailboxId: 'mike' });
});

const folder = (id: string): string => `<t:Create><t:Folder><t:FolderId Id="${id}"/></t:Folder></t:Create>`;

it('subscribes to the folders of the mailbox where it may not impersonate', async () => {
  const usual = server.behave;
  server.behave = (response, received) => {
    if (received.operation === 'GetFolder') {
      return void response.end(
        answer('GetFolder', part('GetFolder', '<m:Folders><t:Folder><t:FolderId Id="root"/></t:Folder></m:Folders>')),
      );
    }
    if (received.operation !== 'SyncFolderHierarchy') return usual(response, received);
    const listing = `<m:SyncState>S</m:SyncState><m:Changes>${folder('f1')}${folder('f2')}</m:Changes>`;
    return void response.end(answer('SyncFolderHierarchy', part('SyncFolderHierarchy', listing)));
  };
  watch([erin], { impersonation: false });
  await expectHint({ kind: 'up' });
  const { body = '' } = server.received.find(({ operation }) => operation === 'Subscribe') ?? {};
  expect(body).toContain('<t:EmailAddress>erin@contoso.example</t:EmailAddress>');
  expect(body).toContain('<t:FolderId Id="f1"></t:FolderId><t:FolderId Id="f2"></t:FolderId>');
});

it('says goodbye to the server when it is told to stop, even in the middle of everything', async () => {
  watch([erin, mike]);
  await expectHint({ kind: 'up', mailboxId: 'mike' });
  stop.abort();
  await watching;
  const goodbyes = server.received.filter(({ operation }) => operation === 'Unsubscribe');
  expect(
    goodbyes
      .map(({ body }) => idsIn(body.replaceAll('m:SubscriptionId', 't:SubscriptionId')))
      .flat()
      .toSorted(),
  ).toEqual(['erin-1', 'mike-2']);
});

it('ends at once when it was stopped before it began', async () => {
  stop.abort();
  watch([erin]);
  await watching;
  expect(seen).toEqual([]);
});
