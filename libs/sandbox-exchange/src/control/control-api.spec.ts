import { once } from 'node:events';
import { createServer, request as httpRequest } from 'node:http';
import { anEml, codesOf, distinguished, EwsCaller, getItem, syncFolderItems } from '../../testing';
import { readHttpBody } from '../http-body';
import { SandboxExchange } from '../sandbox-exchange';

const erin = 'erin@contoso.example';

describe('the control API', () => {
  let sandbox: SandboxExchange;
  let base: string;

  beforeEach(async () => {
    sandbox = await SandboxExchange.open({ dataDir: ':memory:', port: 0 });
    base = `http://127.0.0.1:${sandbox.port}/sandbox`;
    await send('POST', '/mailboxes', { emailAddress: erin, displayName: 'Erin Hagens', password: 'erin' });
  });
  afterEach(() => sandbox.close());

  async function send(method: string, path: string, body?: unknown) {
    const init = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(`${base}${path}`, { method, ...init });
    const text = await response.text();
    return { status: response.status, json: text === '' ? undefined : JSON.parse(text) };
  }

  function post(path: string, contentType: string, body: Buffer) {
    const headers = { 'Content-Type': contentType };
    return fetch(`${base}${path}`, { method: 'POST', headers, body: new Uint8Array(body) });
  }

  const own = `/mailboxes/${erin}`;

  it('makes mailboxes, folders and mail, and drags the mail about', async () => {
    expect((await send('GET', '/mailboxes')).json.items).toMatchObject([{ emailAddress: erin }]);
    await send('POST', `${own}/folders`, { parentPath: 'Inbox', name: 'Customers' });
    const made = await post(`${own}/messages?folder=Inbox&receivedAt=2026-11-20T10:00:00Z`, 'message/rfc822', anEml());
    expect(made.status).toBe(201);
    const [message] = (await send('GET', `${own}/messages?folder=Inbox`)).json.items;
    expect(message).toMatchObject({ subject: 'Offer', receivedAt: '2026-11-20T10:00:00.000Z', isRead: false });
    const moved = await send('POST', `${own}/items/move`, { itemIds: [message.id], folderPath: 'Inbox/Customers' });
    expect((await send('GET', `${own}/messages?folder=Inbox/Customers`)).json.items).toMatchObject([
      { id: moved.json.itemIds[0] },
    ]);
    const detail = await send('GET', `${own}/messages/${encodeURIComponent(moved.json.itemIds[0])}`);
    expect(detail.json.body).toEqual({ type: 'Text', content: expect.stringContaining('Good morning') });
  });

  it('renames, moves and deletes folders', async () => {
    const { json } = await send('POST', `${own}/folders`, { path: 'Inbox/A/B' });
    const path = `${own}/folders/${encodeURIComponent(json.id)}`;
    expect((await send('PATCH', path, { name: 'C', parentPath: 'Inbox' })).json).toMatchObject({ path: 'Inbox/C' });
    expect((await send('DELETE', path)).status).toBe(204);
    expect((await send('DELETE', path)).status).toBe(404);
  });

  it('pages through a folder', async () => {
    const mbox = Buffer.concat(
      ['a', 'b', 'c'].map((subject) =>
        Buffer.concat([Buffer.from('From x\r\n'), anEml({ subject }), Buffer.from('\r\n')]),
      ),
    );
    expect((await post(`${own}/messages?folder=Inbox`, 'application/mbox', mbox)).status).toBe(201);
    const first = await send('GET', `${own}/messages?folder=Inbox&limit=2`);
    const second = await send('GET', `${own}/messages?folder=Inbox&limit=2&cursor=${first.json.nextCursor}`);
    const subjects = [...first.json.items, ...second.json.items].map(({ subject }: { subject: string }) => subject);
    expect(subjects.toSorted()).toEqual(['a', 'b', 'c']);
    expect(second.json.nextCursor).toBeNull();
  });

  it.each([
    { what: 'an unknown mailbox', method: 'GET', path: '/mailboxes/nobody@x.example/folders', expected: 404 },
    { what: 'a mailbox twice', method: 'POST', path: '/mailboxes', body: { emailAddress: erin }, expected: 409 },
    { what: 'no address', method: 'POST', path: '/mailboxes', body: { emailAddress: 'x' }, expected: 400 },
    { what: 'an unknown fault', method: 'PUT', path: '/faults', body: [{ fault: 'fire' }], expected: 400 },
    { what: 'a taken name', method: 'POST', path: `${own}/folders`, body: { name: 'Inbox' }, expected: 409 },
    { what: 'a path that is none', method: 'GET', path: '/nonsense', expected: 404 },
  ])('refuses $what', async ({ method, path, body, expected }) => {
    expect((await send(method, path, body)).status).toBe(expected);
  });

  it('can be mounted in another server, which may have read the body already', async () => {
    const host = createServer((request, response) => {
      void readHttpBody(request, 1000).then((body) => {
        Object.assign(request, { body: body.byteLength === 0 ? undefined : JSON.parse(body.toString()) });
        request.url = (request.url ?? '').replace('/mounted', '');
        sandbox.control(request, response);
      });
    });
    host.listen(0, '127.0.0.1');
    await once(host, 'listening');
    try {
      const address = host.address();
      const port = typeof address === 'object' ? address?.port : undefined;
      const url = `http://127.0.0.1:${port}/mounted/mailboxes`;
      const made = await fetch(url, { method: 'POST', body: JSON.stringify({ emailAddress: 'new@contoso.example' }) });
      expect(made.status).toBe(201);
      await expect((await fetch(url)).json()).resolves.toMatchObject({
        items: [{}, { displayName: 'new@contoso.example' }],
      });
    } finally {
      host.close();
      host.closeAllConnections();
    }
  });

  it.each([
    { what: 'another host name', headers: { Host: 'rebound.example' } },
    { what: 'another origin', headers: { Origin: 'http://elsewhere.example' } },
  ])('answers nobody who comes by $what', async ({ headers }) => {
    const status = await new Promise((resolve, reject) => {
      const request = httpRequest(`${base}/mailboxes`, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      request.on('error', reject);
      request.end();
    });
    expect(status).toBe(403);
  });

  describe('faults', () => {
    const sync = syncFolderItems(distinguished('inbox'), '');

    it.each([
      { fault: 'busy', status: 500, text: 'BackOffMilliseconds">1500<' },
      { fault: 'busy-in-message', status: 200, text: 'ErrorServerBusy' },
      { fault: 'error-code', status: 200, text: 'ErrorMailboxMoveInProgress' },
      { fault: 'soap-fault', status: 500, text: 'ErrorMailboxMoveInProgress' },
      { fault: 'soap-fault-200', status: 200, text: 'ErrorMailboxMoveInProgress' },
      { fault: 'http-503', status: 503, text: 'HTTP 503' },
      { fault: 'empty-500', status: 500, text: '' },
      { fault: 'unauthorized', status: 401, text: 'HTTP 401' },
      { fault: 'forbidden-403', status: 403, text: 'HTTP 403' },
      { fault: 'too-many-429', status: 429, text: 'HTTP 429' },
      { fault: 'garbage', status: 200, text: '<<<' },
      { fault: 'false-empty-listing', status: 200, text: '<m:Changes/>' },
    ])('happen as often as asked: $fault', async ({ fault, status, text }) => {
      await sandbox.importMessage(erin, 'Inbox', anEml());
      const ews = new EwsCaller(sandbox.ewsUrl, erin);
      const code = 'ErrorMailboxMoveInProgress';
      const wanted = { operation: 'SyncFolderItems', mailbox: erin, fault, times: 1, backOffMs: 1500, code };
      await send('PUT', '/faults', [wanted]);
      const faulty = await ews.post(sync);
      expect([faulty.status, await faulty.text()]).toEqual([status, expect.stringContaining(text)]);
      expect((await send('GET', '/faults')).json).toEqual([]);
      expect((await ews.call(sync)).text).toContain('<t:Create>');
    });

    it('can hit one item alone', async () => {
      const ids = await sandbox.importMany(erin, 'Inbox', [{ eml: anEml() }, { eml: anEml({ messageId: '<2@x>' }) }]);
      await send('PUT', '/faults', [{ operation: 'GetItem', fault: 'item-corrupt', messageId: '<2@x>' }]);
      const ews = new EwsCaller(sandbox.ewsUrl, erin);
      expect(codesOf(await ews.call(getItem(ids)))).toEqual(['NoError', 'ErrorItemCorrupt']);
      sandbox.setFaults([{ operation: 'GetItem', fault: 'unparsable-item', itemId: ids[0] ?? '' }]);
      await expect(ews.call(getItem(ids))).rejects.toThrow('disallowed character');
      expect(codesOf(await ews.call(getItem(ids.slice(1))))).toEqual(['NoError']);
    });

    it.each(['reset', 'hang'] as const)('leave a call without an answer: %s', async (fault) => {
      sandbox.setFaults([{ operation: '*', fault }]);
      const call = new EwsCaller(sandbox.ewsUrl, erin).post(sync);
      if (fault === 'hang') await sandbox.close();
      await expect(call).rejects.toThrow('fetch failed');
      if (fault === 'hang') sandbox = await SandboxExchange.open({ dataDir: ':memory:', port: 0 });
    });
  });
});
