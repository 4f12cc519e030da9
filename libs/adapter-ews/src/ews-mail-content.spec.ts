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

const item = (id: string, properties = ''): string =>
  part(
    'GetItem',
    `<m:Items><t:Message><t:ItemId Id="${id}" ChangeKey="1"/><t:ParentFolderId Id="f"/><t:ItemClass>IPM.Note</t:ItemClass>${properties}</t:Message></m:Items>`,
  );
const asked = (body: string): readonly string[] =>
  [...body.matchAll(/<t:ItemId Id="([^"]*)"/g)].map(([, id]) => id ?? '');
const ids = Array.from({ length: 25 }, (_, index) => `i${index}`);

describe('fetching', () => {
  it('asks for ten items a call and keeps their order', async () => {
    server.behave = (response, { body }) => void response.end(answer('GetItem', ...asked(body).map((id) => item(id))));
    const outcomes = await connection.content.fetch(target, ids);
    expect(outcomes.map((outcome) => outcome.kind === 'ok' && outcome.item.itemId)).toEqual(ids);
    expect(server.received.map(({ body }) => asked(body).length).toSorted((a, b) => b - a)).toEqual([10, 10, 5]);
  });

  it.each([
    ['makes the answer unreadable', (): string => '<broken'.repeat(3)],
    ['loses an answer', (): string => ''],
  ])('lets an item that %s spoil only its own outcome', async (_, spoilt) => {
    server.behave = (response, { body }) => {
      const parts = asked(body).map((id) => (id === 'i3' ? spoilt() : item(id)));
      response.end(answer('GetItem', ...parts));
    };
    const outcomes = await connection.content.fetch(target, ids.slice(0, 10));
    expect(outcomes.filter(({ kind }) => kind === 'ok')).toHaveLength(9);
    expect(outcomes[3]).toMatchObject({ kind: 'failed', itemId: 'i3' });
  });

  it('lets an item that makes the server fail spoil only its own outcome, to be tried again', async () => {
    server.behave = (response, { body }) => {
      if (asked(body).includes('i3')) response.writeHead(500).end();
      else response.end(answer('GetItem', ...asked(body).map((id) => item(id))));
    };
    const outcomes = await connection.content.fetch(target, ids.slice(0, 10));
    expect(outcomes.filter(({ kind }) => kind === 'ok')).toHaveLength(9);
    expect(outcomes[3]).toMatchObject({ kind: 'failed', itemId: 'i3', retryable: true });
  });

  it('tells items that are gone from items that are broken', async () => {
    const parts = [
      part('GetItem', '<m:Items/>', 'ErrorItemNotFound'),
      part('GetItem', '<m:Items/>', 'ErrorItemCorrupt'),
      part('GetItem', '<m:Items/>', 'ErrorMailboxStoreUnavailable'),
      part('GetItem', '<m:Items/>', 'ErrorAccessDenied'),
      item('i4'),
    ];
    server.behave = says(200, answer('GetItem', ...parts));
    expect(await connection.content.fetch(target, ids.slice(0, 5))).toMatchObject([
      { kind: 'gone', itemId: 'i0' },
      { kind: 'failed', itemId: 'i1', code: 'ErrorItemCorrupt', retryable: false },
      { kind: 'failed', itemId: 'i2', retryable: true },
      { kind: 'failed', itemId: 'i3', retryable: false },
      { kind: 'ok' },
    ]);
  });

  it('takes items that are all denied for a right that was revoked', async () => {
    server.behave = (response, { body }) =>
      void response.end(
        answer('GetItem', ...asked(body).map(() => part('GetItem', '<m:Items/>', 'ErrorAccessDenied'))),
      );
    await expect(connection.content.fetch(target, ids)).rejects.toMatchObject({ failure: { kind: 'access-revoked' } });
  });

  it('raises what concerns every item alike instead of failing each', async () => {
    server.behave = says(401);
    await expect(connection.content.fetch(target, ids)).rejects.toMatchObject({ failure: { kind: 'auth-expired' } });
  });

  it('asks nobody about no items', async () => {
    expect(await connection.content.fetch(target, [])).toEqual([]);
    expect(server.received).toHaveLength(0);
  });
});

const categorized = (id: string, ...categories: readonly string[]): string =>
  item(id, `<t:Categories>${categories.map((category) => `<t:String>${category}</t:String>`).join('')}</t:Categories>`);

describe('categories', () => {
  it('writes only where something is to be changed', async () => {
    server.behave = (response, { operation }) => {
      const read = answer('GetItem', categorized('i0', 'Tracked'), categorized('i1', 'Blue'));
      const written = part('UpdateItem', '<m:Items><t:Message><t:ItemId Id="i1" ChangeKey="9"/></t:Message></m:Items>');
      response.end(operation === 'GetItem' ? read : answer('UpdateItem', written));
    };
    const changes = ['i0', 'i1'].map((itemId) => ({ itemId, add: ['Tracked'], remove: [] }));
    expect(await connection.content.setCategories(target, changes)).toEqual([
      { kind: 'ok', itemId: 'i0', changeKey: '1', categories: ['Tracked'] },
      { kind: 'ok', itemId: 'i1', changeKey: '9', categories: ['Blue', 'Tracked'] },
    ]);
    expect(server.operations()).toEqual(['GetItem', 'UpdateItem']);
    expect(asked(server.received[1]?.body ?? '')).toEqual(['i1']);
  });

  it('tells of an item that went between reading and writing', async () => {
    server.behave = (response, { operation }) => {
      const read = answer('GetItem', categorized('i0'));
      response.end(
        operation === 'GetItem' ? read : answer('UpdateItem', part('UpdateItem', '<m:Items/>', 'ErrorItemNotFound')),
      );
    };
    const outcomes = await connection.content.setCategories(target, [{ itemId: 'i0', add: ['Tracked'], remove: [] }]);
    expect(outcomes).toEqual([{ kind: 'gone', itemId: 'i0' }]);
  });
});

const attached = (content: string): string =>
  answer('GetAttachment', part('GetAttachment', `<m:Attachments>${content}</m:Attachments>`));

describe('content', () => {
  it('reads an empty body and counts attached messages and links', async () => {
    server.behave = says(
      200,
      answer(
        'GetItem',
        item(
          'i0',
          '<t:Body BodyType="HTML"/><t:Attachments>' +
            '<t:FileAttachment><t:AttachmentId Id="a1"/><t:Name>x.pdf</t:Name><t:ContentType>application/pdf</t:ContentType><t:ContentId>&lt;logo@x&gt;</t:ContentId><t:Size>12</t:Size><t:IsInline>true</t:IsInline></t:FileAttachment>' +
            '<t:ItemAttachment><t:AttachmentId Id="a2"/><t:Name>Fwd</t:Name><t:Size>many</t:Size></t:ItemAttachment>' +
            '<t:ReferenceAttachment><t:AttachmentId Id="a3"/></t:ReferenceAttachment></t:Attachments>',
        ),
      ),
    );
    expect(await connection.content.readContent(target, 'i0')).toEqual({
      bodyType: 'html',
      body: '',
      attachments: [
        {
          attachmentId: 'a1',
          name: 'x.pdf',
          contentType: 'application/pdf',
          sizeBytes: 12,
          isInline: true,
          contentId: 'logo@x',
        },
        { attachmentId: 'a2', name: 'Fwd', contentType: 'message/rfc822', sizeBytes: 0, isInline: false },
        { attachmentId: 'a3', name: '', contentType: 'application/octet-stream', sizeBytes: 0, isInline: false },
      ],
    });
  });

  it.each([
    ['a file', '<t:FileAttachment><t:Content>w6Q=</t:Content></t:FileAttachment>', 'ä'],
    ['an empty file', '<t:FileAttachment/>', ''],
    [
      'a message',
      '<t:ItemAttachment><t:Message><t:MimeContent CharacterSet="UTF-8">RnJvbQ==</t:MimeContent></t:Message></t:ItemAttachment>',
      'From',
    ],
  ])('reads the bytes of %s', async (_, content, text) => {
    server.behave = says(200, attached(content));
    expect(Buffer.from((await connection.content.readAttachment(target, 'a')) ?? 'none').toString()).toBe(text);
  });

  it('has no bytes of a link, and none of what is gone', async () => {
    server.behave = says(200, attached('<t:ReferenceAttachment/>'));
    expect(await connection.content.readAttachment(target, 'a')).toBeUndefined();
    server.behave = says(200, answer('GetAttachment', part('GetAttachment', '', 'ErrorItemNotFound')));
    expect(await connection.content.readAttachment(target, 'a')).toBeUndefined();
  });
});
