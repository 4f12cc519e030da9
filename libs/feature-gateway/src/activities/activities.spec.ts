import request from 'supertest';
import type { ContentVersion, TrackingLink } from '@foldwatch/domain';
import { activity, link } from '@foldwatch/ports/testing';
import { SessionLinks } from '../access/session-links';
import { ownerOf } from '../access/principal';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';
import { saveFolders } from '../../testing/play-owner';
import { playWriter, save } from '../../testing/play-writer';

let gateway: OpenGateway;
const fabrikam = { table: 'account', id: 'a-fabrikam', name: 'Fabrikam' };

beforeAll(async () => {
  gateway = await openGateway();
  await saveFolders(gateway.stores, 'm-erin');
  await gateway
    .as('put', '/api/v1/records')
    .send([{ ...fabrikam, emailAddresses: [] }])
    .expect(200);
});
afterAll(() => gateway.close());

const get = (path: string) => gateway.as('get', `/api/v1/activities${path}`);
/** `2026-11-01T08:00:00.000Z` and so many seconds. */
const at = (seconds: number): string => new Date(Date.UTC(2026, 10, 1, 8) + seconds * 1000).toISOString();
const patch = (id: string, body: object) => gateway.as('patch', `/api/v1/activities/${id}`).send(body);
const idsOf = (body: { items: { id: string }[] }) => body.items.map(({ id }) => id).toSorted();

async function asOwner(path: string, mailboxId: string) {
  const server = gateway.app.getHttpServer();
  const signedIn = await request(server).get((await gateway.app.get(SessionLinks).create(ownerOf(mailboxId))).path);
  return request(server)
    .get(`/api/v1/activities${path}`)
    .set('cookie', signedIn.get('set-cookie')?.[0] ?? '');
}

const tracked: TrackingLink = { ...link('m-erin', ['f-contoso', 'f-elsewhere']), ruleId: 'r1', ruleVersion: 1 };

async function stored(bytes: string): Promise<{ readonly ref: string; readonly sizeBytes: number }> {
  return gateway.stores.contentStore.put(Buffer.from(bytes));
}

describe('an activity', () => {
  it('is shown with parties, regarding, links and the present names of folders', async () => {
    const number = { epoch: 1, read: 1, n: 1 };
    await save(
      gateway.stores,
      activity('shown', {
        message: {
          subject: 'Quote',
          inReplyTo: '<0@fabrikam.example>',
          sentAt: at(0),
          cc: [{ address: 'bea@fabrikam.example', record: { table: 'contact', id: 'c-bea', name: 'Bea' } }],
          bcc: [{ address: 'boss@contoso.example', onlyIn: 'm-erin' }],
        },
        regarding: {
          ...fabrikam,
          provenance: { source: 'folder-rule', ruleId: 'r1', ruleVersion: 1, mailboxId: 'm-erin' },
          setAt: at(1),
        },
        links: [tracked, { ...link('m-omar', ['f-x']), status: 'untracked', newestAct: number }],
        history: [{ sequence: 1, type: 'tracked', at: at(1), causeId: 'd1', changed: ['message'] }],
      }),
    );
    const { body } = await get('/shown---').expect(200);
    expect(body).toEqual({
      id: 'shown---',
      type: 'email',
      kind: 'message',
      subject: 'Quote',
      direction: 'outgoing',
      messageId: '<shown@contoso.example>',
      messageIdReused: false,
      inReplyTo: '<0@fabrikam.example>',
      conversationIndex: null,
      sentAt: at(0),
      receivedAt: null,
      from: { address: 'erin@contoso.example', name: 'Erin', record: null },
      sender: null,
      to: [{ address: 'buyer@fabrikam.example', name: 'Zoë Müller', record: null }],
      cc: [{ address: 'bea@fabrikam.example', name: null, record: { table: 'contact', id: 'c-bea', name: 'Bea' } }],
      bcc: [{ address: 'boss@contoso.example', name: null, record: null }],
      regarding: { ...fabrikam, source: 'folder-rule', ruleId: 'r1', setAt: at(1) },
      tracking: [
        {
          mailboxId: 'm-erin',
          reason: 'folder-rule',
          sentence: 'The message is in a tracked folder.',
          why: 'It is in “Inbox/Customers/Contoso”, which a rule tracks.',
          ruleId: 'r1',
          trackedAt: at(0),
          items: [
            { folderId: 'f-contoso', folderPath: 'Inbox/Customers/Contoso' },
            { folderId: 'f-elsewhere', folderPath: null },
          ],
        },
      ],
      content: 'pending',
      attachments: [],
      version: 1,
      createdAt: at(0),
      modifiedAt: at(0),
      body: null,
      earlierBodies: [],
      history: [{ sequence: 1, type: 'tracked', at: at(1), changed: ['message'], sentence: 'Recorded.' }],
      acts: { changeRecord: true, untrackFrom: ['m-erin'], stopConversationIn: ['m-erin'], undo: null },
    });
  });

  it('hides what is known from one mailbox’s copy alone, and its folders, from the owners of others', async () => {
    await save(
      gateway.stores,
      activity('shared', {
        message: { bcc: [{ address: 'boss@contoso.example', onlyIn: 'm-erin' }] },
        links: [tracked, link('m-omar', ['f-x'])],
      }),
    );
    const erins = await asOwner('/shared--', 'm-erin');
    const omars = await asOwner('/shared--', 'm-omar');
    expect([erins.body.bcc.length, omars.body.bcc.length]).toEqual([1, 0]);
    expect(omars.body.tracking.map(({ items }: { items: object[] }) => items.length)).toEqual([0, 1]);
    expect(erins.body.tracking.map(({ items }: { items: object[] }) => items.length)).toEqual([2, 0]);
  });

  it('is not there for the owner of a mailbox that does not track it', async () => {
    await save(gateway.stores, activity('others', { links: [tracked] }));
    const answer = await asOwner('/others--', 'm-nobody');
    expect([answer.status, answer.body.code]).toEqual([404, 'unknown-activity']);
    expect((await asOwner('', 'm-nobody')).body.items).toEqual([]);
    expect((await asOwner('?mailboxId=m-erin', 'm-nobody')).body.items).toEqual([]);
  });

  it.each(['untracked', 'erased'] as const)('that is %s is not there', async (status) => {
    await save(gateway.stores, activity(`gone-${status}`, { status, links: [{ ...tracked, status: 'untracked' }] }));
    await get(`/gone-${status}`).expect(404);
    const { body } = await get('?mailboxId=m-erin');
    expect(idsOf(body)).not.toContain(`gone-${status}`);
  });

  it.each(['short', 'with space in it', 'nobody-knows-it', '%F0%9F%92%A3%F0%9F%92%A3'])(
    'is not there under the id %s',
    async (id) => {
      const { status, body } = await get(`/${id}`);
      expect([status, body.code]).toEqual([404, 'unknown-activity']);
    },
  );
});

describe('the list of activities', () => {
  beforeAll(async () => {
    const regarding = { ...fabrikam, provenance: { source: 'correlation' }, setAt: at(0) } as const;
    await save(
      gateway.stores,
      activity('list-one', { regarding, links: [link('m-list', ['f-1'])], modifiedAt: at(100) }),
      activity('list-two', { links: [link('m-list', ['f-2'])], modifiedAt: at(200), message: { subject: 'Größe 42' } }),
    );
  });

  it.each([
    { query: 'mailboxId=m-list', expected: ['list-one', 'list-two'] },
    { query: 'mailboxId=m-list&folderId=f-2', expected: ['list-two'] },
    { query: 'messageId=%3Clist-one@contoso.example%3E', expected: ['list-one'] },
    { query: 'messageId=list-one@contoso.example', expected: ['list-one'] },
    { query: 'mailboxId=m-list&regardingTable=account&regardingId=a-fabrikam', expected: ['list-one'] },
    { query: 'mailboxId=m-list&regardingTable=account', expected: ['list-one'] },
    { query: 'mailboxId=m-list&regardingId=a-fabrikam', expected: ['list-one'] },
    { query: 'mailboxId=m-list&regardingId=a-nobody', expected: [] },
    { query: 'mailboxId=m-list&q=GROSS', expected: [] },
    { query: 'mailboxId=m-list&q=gro%C3%9F+42', expected: ['list-two'] },
    { query: 'mailboxId=m-list&q=zoe+mull', expected: ['list-one', 'list-two'] },
    { query: 'mailboxId=m-list&q=%21%3F', expected: [] },
    { query: `mailboxId=m-list&since=2026-11-01T09:03:20%2B01:00`, expected: ['list-two'] },
    { query: 'mailboxId=m-nobody', expected: [] },
  ])('answers $query', async ({ query, expected }) => {
    const { body } = await get(`?${query}`).expect(200);
    expect(idsOf(body)).toEqual(expected);
  });

  it('goes on where a page ended', async () => {
    const first = await get('?mailboxId=m-list&limit=1').expect(200);
    const second = await get(`?mailboxId=m-list&limit=1&cursor=${first.body.nextCursor}`).expect(200);
    expect([idsOf(first.body), idsOf(second.body), second.body.nextCursor]).toEqual([['list-two'], ['list-one'], null]);
  });
});

describe('a person’s act', () => {
  it('sets the record and answers when it is folded in', async () => {
    await save(gateway.stores, activity('act-set', { links: [tracked] }));
    const writer = playWriter(gateway.stores);
    const { status, body } = await patch('act-set-', { regarding: { table: 'account', id: 'a-fabrikam' } });
    const cleared = await patch('act-set-', { regarding: null });
    const clearedAgain = await patch('act-set-', { regarding: null });
    await writer.stop();
    expect([status, body.regarding]).toEqual([200, expect.objectContaining({ ...fabrikam, source: 'manual' })]);
    expect([cleared.status, cleared.body.regarding]).toEqual([200, null]);
    expect(clearedAgain.status).toBe(200);
  });

  it('that takes long is accepted, with the address where it will show', async () => {
    await save(gateway.stores, activity('act-slow', { links: [tracked] }));
    const { status, headers, body } = await patch('act-slow', { regarding: null });
    expect([status, headers['location'], body.id]).toEqual([202, '/api/v1/activities/act-slow', 'act-slow']);
    const { events } = await gateway.stores.eventLog.read('mail.decided', undefined, 500);
    expect(events).toContainEqual(
      expect.objectContaining({
        key: 'act-slow',
        payload: expect.objectContaining({ kind: 'set-regarding', by: 'admin' }),
      }),
    );
  });

  it.each([
    { given: {}, status: 400 },
    { given: { regarding: 'account' }, status: 400 },
    { given: { regarding: { table: 'account', id: 'a-nobody' } }, status: 422 },
    { given: { regarding: { table: 'systemuser', id: 'u-erin' } }, status: 422 },
    { given: { regarding: null, subject: 'x' }, status: 400 },
  ])('is refused when it is $given', async ({ given, status }) => {
    expect((await patch('shown---', given)).status).toBe(status);
  });

  it('untracks one mailbox’s link, then the other, and then it is gone', async () => {
    await save(gateway.stores, activity('act-untrack', { links: [tracked, link('m-omar', ['f-x'])] }));
    const writer = playWriter(gateway.stores);
    const remove = (query: string) => gateway.as('delete', `/api/v1/activities/act-untrack${query}`);
    const first = await remove('?mailboxId=m-erin');
    const left = await get('/act-untrack');
    const again = await remove('?mailboxId=m-erin');
    const last = await remove('');
    const gone = await get('/act-untrack');
    const twice = await remove('');
    await writer.stop();
    expect(left.body.tracking.map(({ mailboxId }: { mailboxId: string }) => mailboxId)).toEqual(['m-omar']);
    expect([first, again, last, gone, twice].map(({ status }) => status)).toEqual([204, 404, 204, 404, 404]);
  });

  it('never untracks another’s link', async () => {
    await save(gateway.stores, activity('act-others', { links: [tracked, link('m-omar', ['f-x'])] }));
    const server = gateway.app.getHttpServer();
    const signedIn = await request(server).get((await gateway.app.get(SessionLinks).create(ownerOf('m-omar'))).path);
    const remove = (query: string) =>
      request(server)
        .delete(`/api/v1/activities/act-others${query}`)
        .set({ cookie: signedIn.get('set-cookie')?.[0] ?? '', 'sec-fetch-site': 'same-origin' });
    expect([(await remove('?mailboxId=m-erin')).status, (await remove('')).status]).toEqual([404, 403]);
  });
});

describe('content', () => {
  it('is a download that no browser runs', async () => {
    const html = '<script>alert(1)</script>';
    const { ref: bodyRef, sizeBytes } = await stored(html);
    const { ref: contentRef } = await stored('GIF89a');
    const file = { name: 'x"\r\n.html', contentType: 'text/html', sizeBytes: 6, contentRef };
    const left = {
      name: 'run.exe',
      contentType: 'application/x-msdownload',
      sizeBytes: 9,
      omitted: 'blocked-type',
    } as const;
    const current: ContentVersion = {
      hash: 'h2',
      sizeBytes,
      bodyType: 'html',
      bodyRef,
      attachments: [file, left],
      fetchedAt: at(5),
    };
    const { ref: earlierRef } = await stored('stub');
    const earlier = [{ ...current, hash: 'h1', bodyType: 'text', bodyRef: earlierRef, attachments: [] } as const];
    await save(
      gateway.stores,
      activity('content1', { links: [tracked], content: { state: 'stored', current, earlier } }),
    );

    const shown = (await get('/content1')).body;
    expect(shown.attachments).toEqual([
      { name: file.name, contentType: 'text/html', sizeBytes: 6, url: '/api/v1/activities/content1/attachments/0' },
      { name: 'run.exe', contentType: left.contentType, sizeBytes: 9, url: null, omitted: 'blocked-type' },
    ]);
    const body = await gateway.as('get', shown.body.url).expect(200);
    expect([body.text, body.headers]).toEqual([
      html,
      expect.objectContaining({
        'content-type': 'text/html; charset=utf-8',
        'content-disposition': expect.stringMatching(/^attachment; /),
        'content-security-policy': expect.stringContaining('sandbox'),
        'x-content-type-options': 'nosniff',
      }),
    ]);
    const attachment = await gateway.as('get', shown.attachments[0].url).expect(200);
    expect([attachment.headers['content-type'], attachment.headers['content-disposition']]).toEqual([
      'application/octet-stream',
      `attachment; filename="x___.html"; filename*=UTF-8''x%22__.html`,
    ]);
    expect((await get('/content1/content?hash=h1').expect(200)).text).toBe('stub');
    expect((await get('/content1/content?hash=h0')).body.code).toBe('content-gone');
    expect((await get('/content1/attachments/1')).body.code).toBe('attachment-left-out');
    expect((await get('/content1/attachments/9')).body.code).toBe('unknown-attachment');
    expect((await get('/content1/attachments/-1')).status).toBe(400);
  });

  it('that is not fetched yet is said to be pending', async () => {
    await save(gateway.stores, activity('content0', { links: [tracked] }));
    const { status, body } = await get('/content0/content');
    expect([status, body.code]).toEqual([404, 'content-pending']);
  });
});
