import { answer, HostileServer, part, says } from '../testing/hostile-server';
import { EwsConnection } from './ews-connection';

const target = { mailboxId: 'mailbox-1', emailAddress: 'erin@contoso.example' };
let server: HostileServer;
let connection: EwsConnection;

beforeEach(async () => {
  server = await HostileServer.listen();
  const auth = { kind: 'basic', username: 'svc', password: 'secret' } as const;
  connection = new EwsConnection({ ewsUrl: server.url, auth, impersonation: true });
});

afterEach(async () => {
  await connection.close();
  await server.close();
});

const page = (syncState: string, isLast: boolean, changes = ''): string =>
  answer(
    'SyncFolderItems',
    part(
      'SyncFolderItems',
      `<m:SyncState>${syncState}</m:SyncState><m:IncludesLastItemInRange>${isLast}</m:IncludesLastItemInRange>` +
        `<m:Changes>${changes}</m:Changes>`,
    ),
  );

const read = (cursor?: string, max = 512): ReturnType<typeof connection.changes.readChanges> =>
  connection.changes.readChanges(target, 'folder', cursor, max);

it('reads what a page holds: present, absent, flags', async () => {
  server.behave = says(
    200,
    page(
      'S1',
      true,
      '<t:Create><t:MeetingRequest><t:ItemId Id="a" ChangeKey="1"/><t:DateTimeReceived>2026-11-20T08:00:00.1234567Z</t:DateTimeReceived></t:MeetingRequest></t:Create>' +
        '<t:Update><t:Message><t:ItemId Id="b" ChangeKey="2"/><t:DateTimeReceived>yesterday</t:DateTimeReceived></t:Message></t:Update>' +
        '<t:Delete><t:ItemId Id="c"/></t:Delete>' +
        '<t:ReadFlagChange><t:ItemId Id="d" ChangeKey="4"/><t:IsRead>true</t:IsRead></t:ReadFlagChange>' +
        '<t:Update><t:Message/></t:Update><t:Unheard/>',
    ),
  );
  expect(await read()).toEqual({
    changes: [
      { kind: 'present', itemId: 'a', changeKey: '1', receivedAt: '2026-11-20T08:00:00.123Z' },
      { kind: 'present', itemId: 'b', changeKey: '2' },
      { kind: 'absent', itemId: 'c' },
      { kind: 'flags', itemId: 'd' },
    ],
    next: 'ews1:S1',
    more: false,
  });
});

it('does not go on for ever where the server gives the same sync state and promises more', async () => {
  server.behave = says(200, page('S1', false));
  const first = await read();
  expect(first.more).toBe(true);
  expect((await read(first.next)).more).toBe(false);
});

it.each([
  [0, 1],
  [10, 10],
  [5_000, 512],
])('asked for %d changes, asks the server for %d', async (max, asked) => {
  server.behave = says(200, page('S1', true));
  await read(undefined, max);
  expect(server.received[0]?.body).toContain(`<m:MaxChangesReturned>${asked}</m:MaxChangesReturned>`);
});

it('asks nobody about the cursor of another adapter', async () => {
  await expect(read('graph1:S1')).rejects.toMatchObject({ failure: { kind: 'cursor-invalid' } });
  expect(server.received).toHaveLength(0);
});

it('will not take an answer without sync state for the end', async () => {
  server.behave = says(200, answer('SyncFolderItems', part('SyncFolderItems', '')));
  await expect(read()).rejects.toMatchObject({ failure: { kind: 'protocol' } });
});

const hits = (isLast: boolean, ...ids: readonly string[]): string =>
  part(
    'FindItem',
    `<m:RootFolder IncludesLastItemInRange="${isLast}"><t:Items>${ids
      .map(
        (id) =>
          `<t:Message><t:ItemId Id="${id}" ChangeKey="1"/><t:ParentFolderId Id="f1"/><t:InternetMessageId>&lt;m@x&gt;</t:InternetMessageId></t:Message>`,
      )
      .join('')}</t:Items></m:RootFolder>`,
  );

describe('locating', () => {
  it('pages through a folder with very many copies', async () => {
    server.behave = (response, { body }) => {
      const isFirst = body.includes('Offset="0"');
      const parts = isFirst ? [hits(false, 'a', 'b'), hits(true)] : [hits(true, 'b', 'c')];
      response.end(answer('FindItem', ...parts));
    };
    const [found] = await connection.changes.locate(target, [{ internetMessageId: '<m@x>' }], ['f1', 'f2']);
    expect(found?.map(({ itemId }) => itemId)).toEqual(['a', 'b', 'c']);
  });

  it('raises rather than call a message gone that it could not look for', async () => {
    server.behave = says(200, answer('FindItem', hits(true), part('FindItem', '', 'ErrorMailboxStoreUnavailable')));
    await expect(
      connection.changes.locate(target, [{ internetMessageId: '<m@x>' }], ['f1', 'f2']),
    ).rejects.toMatchObject({ failure: { kind: 'transient' } });
  });

  it('asks nobody about a message that nothing is known of', async () => {
    expect(await connection.changes.locate(target, [{}], ['f1'])).toEqual([[]]);
    expect(await connection.changes.locate(target, [{ internetMessageId: '<m@x>' }], [])).toEqual([[]]);
    expect(server.received).toHaveLength(0);
  });
});
