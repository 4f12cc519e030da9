import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { adminToken, openGateway, type OpenGateway } from '../../testing/open-gateway';

let gateway: OpenGateway;
beforeAll(async () => {
  gateway = await openGateway();
});
afterAll(() => gateway.close());

const isAddress = (address: string | AddressInfo | null): address is AddressInfo => typeof address === 'object';

/** A request whose body is written piece by piece, as no well-behaved client would. */
function send(path: string, headers: Record<string, string>, pieces: Iterable<Buffer>): Promise<IncomingMessage> {
  const address = gateway.app.getHttpServer().address();
  const port = isAddress(address) ? address.port : 0;
  const authorization = `Bearer ${adminToken}`;
  const options = { port, host: '127.0.0.1', path, method: 'PUT', headers: { authorization, ...headers } };
  return new Promise((resolve, reject) => {
    const sent = httpRequest(options, (answer) => {
      answer.resume();
      resolve(answer);
      sent.destroy();
    });
    sent.on('error', reject);
    writeAll(sent, pieces[Symbol.iterator]());
  });
}

function writeAll(sent: ReturnType<typeof httpRequest>, pieces: Iterator<Buffer>): void {
  for (let piece = pieces.next(); piece.done !== true; piece = pieces.next()) {
    if (!sent.write(piece.value)) {
      sent.once('drain', () => writeAll(sent, pieces));
      return;
    }
  }
  sent.end();
}

function* megabytes(count: number): Iterable<Buffer> {
  const megabyte = Buffer.alloc(1_048_576, ' ');
  for (let at = 0; at < count; at += 1) yield megabyte;
}

/** Announces a body, sends its beginning, and is silent then. */
async function beginBody({ app }: OpenGateway): Promise<Socket> {
  const address = app.getHttpServer().address();
  const socket = connect(isAddress(address) ? address.port : 0, '127.0.0.1');
  const head = ['PUT /api/v1/records HTTP/1.1', 'host: localhost', `authorization: Bearer ${adminToken}`];
  socket.write([...head, 'content-type: application/json', 'content-length: 1000', '', '['].join('\r\n'));
  await once(app.getHttpServer(), 'request');
  return socket;
}

const json = { 'content-type': 'application/json' };
const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

const settle = (sent: object) => gateway.as('post', '/api/v1/unknown-senders/settle').send(sent).expect(400);

describe('a body', () => {
  it('is told one thing of each field that it lacks, and all that is wrong with one that it has', async () => {
    const { body } = await settle({});
    expect(body.errors).toEqual([
      { field: 'ids', message: 'must be given' },
      { field: 'action', message: expect.stringContaining('one of the following values') },
    ]);
    expect(body.detail).toBe('2 fields are not as they must be.');
    expect((await settle({ ids: [], action: 'never' })).body.detail).toMatch(/^ids must contain at least 1 elements/);
    expect((await settle({ ids: 'x', action: 'never' })).body.detail).toMatch(
      /^ids must name each once, and .* be an array$/,
    );
  });

  it.each(['{', '{"a":}', 'nonsense', '[1,]', '\u0000'])('that is not JSON is named so: %j', async (text) => {
    const { status, body } = await gateway.as('put', '/api/v1/organization').set(json).send(text);
    expect([status, body.code, body.errors[0].field]).toEqual([400, 'malformed-json', 'body']);
  });

  it('in broken UTF-8 is not JSON', async () => {
    const answer = await send('/api/v1/organization', json, [Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])]);
    expect(answer.statusCode).toBe(400);
  });

  it.each(['[]', '"text"', '12', 'null', 'true'])('that is no object is refused: %s', async (text) => {
    const { status, body } = await gateway.as('put', '/api/v1/organization').set(json).send(text);
    expect([status, body.errors[0]]).toEqual([400, { field: 'body', message: 'must be an object' }]);
  });

  it.each(['text/plain', 'application/xml', 'application/json; charset=latin1', 'multipart/form-data; boundary=x'])(
    'of type %s is not supported',
    async (type) => {
      const { status, body } = await gateway.as('put', '/api/v1/organization').set('content-type', type).send('{}');
      expect([status, body.code]).toEqual([415, 'unsupported-media-type']);
    },
  );

  it('of 200 MB is refused by its announced length', async () => {
    const answer = await send('/api/v1/records', { ...json, 'content-length': String(200 * 1_048_576) }, megabytes(1));
    expect(answer.statusCode).toBe(413);
  });

  it('of 200 MB without an announced length is refused without being kept in memory', async () => {
    const before = process.memoryUsage().rss;
    const answer = await send('/api/v1/records', json, megabytes(200));
    expect(answer.statusCode).toBe(413);
    expect(process.memoryUsage().rss - before).toBeLessThan(120 * 1_048_576);
  });

  it('may be large only where a delivery of records is', async () => {
    const { status, body } = await gateway
      .as('put', '/api/v1/organization')
      .send({ categoryName: 'x'.repeat(1_100_000) });
    expect([status, body.code]).toEqual([413, 'body-too-large']);
    await gateway
      .as('put', '/api/v1/records')
      .set(json)
      .send(`[${' '.repeat(2_000_000)}]`)
      .expect(200);
  });

  it.each([33, 10_000, 500_000])('nested %i deep is refused and harms nothing', async (depth) => {
    const { status, body } = await gateway.as('put', '/api/v1/records').set(json).send(nested(depth));
    expect([status, body.errors[0].field]).toEqual([400, 'body']);
    await gateway
      .as('put', '/api/v1/organization')
      .set(json)
      .send(`{"internalDomains":${nested(depth)}}`)
      .expect(400);
    await gateway.as('get', '/health/live').expect(200);
  });

  it('whose sender leaves in the middle harms nothing', async () => {
    const socket = await beginBody(gateway);
    socket.destroy();
    expect((await gateway.as('get', '/health/live')).status).toBe(200);
  });

  it('that never ends does not hold up closing', async () => {
    const other = await openGateway();
    const socket = await beginBody(other);
    const closed = once(socket, 'close');
    await other.close();
    socket.destroy();
    expect(await closed).toHaveLength(1);
  });

  it.each([
    '{"name":"Sales","__proto__":{"locks":[]}}',
    '{"name":"Sales","values":{"\\u005f_proto__":{"track":"all"}}}',
  ])('that names a prototype is told that there is no such field: %s', async (text) => {
    const { status, body } = await gateway.as('post', '/api/v1/teams').set(json).send(text);
    expect([status, body.errors]).toEqual([400, [{ field: '__proto__', message: 'is not known here' }]]);
  });

  it.each(['constructor', 'toString', 'hasOwnProperty'])(
    'with a name that every object has is told that there is no such field, and none is kept: %s',
    async (name) => {
      const { status, body } = await gateway.as('put', '/api/v1/organization').send({ [name]: 'x' });
      expect([status, body.errors]).toEqual([400, [{ field: name, message: 'is not known here' }]]);
      const { settings } = await gateway.stores.organizationConfigs.find();
      expect(Object.keys(settings)).not.toContain(name);
    },
  );

  it('with more names than anything has is refused before each of them is looked up', async () => {
    const names = Object.fromEntries(Array.from({ length: 1_001 }, (_, at) => [`k${at}`, 1]));
    for (const sent of [names, { values: names }]) {
      const { status, body } = await gateway.as('post', '/api/v1/teams').send(sent);
      const errors = [{ field: 'body', message: 'must not have objects of more than 1000 fields' }];
      expect([status, body.errors]).toEqual([400, errors]);
    }
  });

  it('cannot reach prototypes', async () => {
    const text = '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}';
    await gateway.as('put', '/api/v1/organization').set(json).send(text);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });
});

describe('an address', () => {
  it.each(['/api/v1/nothing', '/api', '/api/v1', '/nothing-here'])(
    'that leads nowhere is not found: %s',
    async (path) => {
      const { status, body } = await gateway.as('get', path);
      expect([status, body.code]).toEqual([404, 'unknown-route']);
    },
  );

  it.each([
    { method: 'delete', path: '/api/v1/mailboxes', allow: 'GET, POST' },
    { method: 'post', path: '/api/v1/organization', allow: 'GET, PUT' },
    { method: 'put', path: '/api/v1/mailboxes/m1', allow: 'GET, PATCH' },
    { method: 'post', path: '/health/live', allow: 'GET' },
  ] as const)('answers to its own methods only: $method $path', async ({ method, path, allow }) => {
    const { status, body, headers } = await gateway.as(method, path);
    expect([status, body.code, headers['allow']]).toEqual([405, 'method-not-allowed', allow]);
  });

  it.each([
    `/api/v1/activities/${'a'.repeat(5_000)}`,
    `/api/v1/mailboxes/${'m'.repeat(5_000)}`,
    `/api/v1/mailboxes/m/folder-rules/${'r'.repeat(201)}`,
    '/api/v1/activities/%00%0d%0a',
    '/api/v1/mailboxes/a%E2%80%A8b',
  ])('with an impossible id names the field: %s', async (path) => {
    const { status, body } = await gateway.as('get', path);
    expect([status, body.code]).toEqual([400, 'invalid-request']);
    expect(['id', 'ruleId']).toContain(body.errors[0].field);
  });

  it.each(['/api/v1/activities/%E0%A4%A', '/api/v1/mailboxes/%'])(
    'that cannot be decoded is malformed: %s',
    async (path) => {
      const { status, headers } = await gateway.as('get', path);
      expect([status, headers['content-type']]).toEqual([400, 'application/problem+json; charset=utf-8']);
    },
  );

  it.each(['/api/v1/activities/..%2f..%2fetc%2fpasswd', "/api/v1/activities/x' OR 1=1 --"])(
    'that tries something is simply not there: %s',
    async (path) => {
      expect((await gateway.as('get', path)).status).toBe(404);
    },
  );
});

describe('a list', () => {
  it.each(['0', '501', '-1', '1.5', 'x', '', '1e9', '99999999999999999999', '1&limit=2'])(
    'does not take the limit %s',
    async (limit) => {
      const { status, body } = await gateway.as('get', `/api/v1/activities?limit=${limit}`);
      expect([status, body.errors[0].field]).toEqual([400, 'limit']);
    },
  );

  it.each(['x', 'null', '%00', 'eyJhIjoxfQ', '%F0%9F%92%A3', 'a'.repeat(3_000), 'WyJhIiwiYiIsMV0'])(
    'does not take the made-up cursor %s',
    async (cursor) => {
      for (const list of ['activities?', 'records?', 'decisions?', 'mailboxes?', 'events?topic=activity.events&']) {
        const { status, body } = await gateway.as('get', `/api/v1/${list}cursor=${cursor}`);
        expect([list, status, body.errors[0].field]).toEqual([list, 400, 'cursor']);
      }
    },
  );

  it.each([
    { query: 'since=yesterday', field: 'since' },
    { query: 'since=2026-02-30', field: 'since' },
    { query: 'since=2026-13-01T00:00:00Z', field: 'since' },
    { query: 'regardingTable=DROP%20TABLE', field: 'regardingTable' },
    { query: 'q[]=x', field: 'q[]' },
    { query: 'folderId=a%00b', field: 'folderId' },
    { query: `q=${'x'.repeat(501)}`, field: 'q' },
    { query: 'colour=red', field: 'colour' },
  ])('names the field that is wrong: $query', async ({ query, field }) => {
    const { status, body } = await gateway.as('get', `/api/v1/activities?${query}`);
    expect([status, body.errors[0].field]).toEqual([400, field]);
  });
});
