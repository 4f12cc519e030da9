import { once } from 'node:events';
import { get as httpGet, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import request from 'supertest';
import { until } from '@foldwatch/ports/testing';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';

let gateway: OpenGateway;
/** In which no time passes, so that nobody is let in again by waiting. */
const open = async (options: Parameters<typeof openGateway>[0]): Promise<OpenGateway> => {
  const begun = new Date();
  gateway = await openGateway({ clock: { now: () => begun }, ...options });
  return gateway;
};
afterEach(() => gateway.close());

const isAddress = (address: string | AddressInfo | null): address is AddressInfo => typeof address === 'object';

function portOf({ app }: OpenGateway): number {
  const address = app.getHttpServer().address();
  return isAddress(address) ? address.port : 0;
}

async function keyFor({ as }: OpenGateway, name: string): Promise<string> {
  const sent = { name, scopes: ['events:read', 'records:read'] };
  return (await as('post', '/api/v1/api-keys').send(sent).expect(201)).body.key;
}

const asKey = ({ app }: OpenGateway, key: string) =>
  request(app.getHttpServer()).get('/api/v1/session').auth(key, { type: 'bearer' });

const asAdmin = (headers: Record<string, string> = {}) => gateway.as('get', '/api/v1/session').set(headers);

const anEventStream = { path: '/api/v1/events?topic=activity.events', accept: 'text/event-stream' };

const follow = (key: string, { path, accept } = anEventStream): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${key}`, accept };
    httpGet({ port: portOf(gateway), host: '127.0.0.1', path, headers, agent: false }, resolve).on('error', reject);
  });

const drip = async (sent: string): Promise<string> => {
  const socket = connect(portOf(gateway), '127.0.0.1');
  let answer = '';
  socket.on('data', (bytes) => (answer += bytes.toString()));
  socket.on('error', () => undefined);
  socket.write(sent);
  const dripping = setInterval(() => socket.write('x'), 100);
  await once(socket, 'close');
  clearInterval(dripping);
  return answer;
};

describe('requests of one person', () => {
  it('are counted, and refused when they are too many, while others’ are not', async () => {
    await open({ limits: { requestsPerMinute: 3 } });
    const [one, other] = [await keyFor(gateway, 'one'), await keyFor(gateway, 'other')];
    const answers: request.Response[] = [];
    for (let n = 0; n < 4; n += 1) answers.push(await asKey(gateway, one));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    const [first, last] = [answers.at(0), answers.at(-1)];
    expect(first?.headers).toMatchObject({ 'ratelimit-policy': '"person";q=3;w=60', ratelimit: '"person";r=2;t=20' });
    expect(last?.headers).toMatchObject({ 'retry-after': '20', ratelimit: '"person";r=0;t=20' });
    expect([last?.headers['content-type'], last?.body.code]).toEqual([
      'application/problem+json; charset=utf-8',
      'rate-limited',
    ]);
    await asKey(gateway, other).expect(200);
  });

  it('are counted wherever they come from, but not of the first token on this machine', async () => {
    await open({ limits: { requestsPerMinute: 2 } });
    for (let n = 0; n < 5; n += 1) await asAdmin().expect(200);
    const statuses: number[] = [];
    for (const address of ['198.51.100.1', '198.51.100.2', '198.51.100.3']) {
      statuses.push((await asAdmin({ 'x-forwarded-for': address })).status);
    }
    expect(statuses).toEqual([200, 200, 429]);
  });
});

const ask = (address: string, token: string) =>
  request(gateway.app.getHttpServer())
    .get('/api/v1/session')
    .auth(token, { type: 'bearer' })
    .set('x-forwarded-for', address);

describe('whoever is not signed in', () => {
  it('is told to wait after too many tries, by address, and let in when they are signed in after all', async () => {
    await open({ limits: { strangersPerMinute: 3 }, trustedProxies: 1 });
    const statuses: number[] = [];
    for (let n = 0; n < 5; n += 1) statuses.push((await ask('198.51.100.1', `guess-${n}`)).status);
    expect(statuses).toEqual([401, 401, 401, 429, 429]);
    const { headers, body } = await ask('198.51.100.1', 'guess');
    expect([headers['retry-after'], body.code]).toEqual(['20', 'rate-limited']);
    await ask('198.51.100.2', 'guess').expect(401);
    await ask('198.51.100.1', await keyFor(gateway, 'one')).expect(200);
  });

  it('is known by no address that they made up', async () => {
    await open({ limits: { strangersPerMinute: 1 } });
    await ask('198.51.100.1', 'guess').expect(401);
    expect((await ask('198.51.100.2', 'guess')).status).toBe(429);
  });
});

describe('event streams of one person', () => {
  it('are so many and no more, until one ends', async () => {
    await open({ limits: { streams: 2 } });
    const [one, other] = [await keyFor(gateway, 'one'), await keyFor(gateway, 'other')];
    const streams = [await follow(one), await follow(one), await follow(one), await follow(other)];
    expect(streams.map(({ statusCode }) => statusCode)).toEqual([200, 200, 429, 200]);
    streams[0]?.destroy();
    await until(async () => {
      const again = await follow(one);
      streams.push(again);
      return again.statusCode === 200;
    });
    for (const stream of streams) stream.destroy();
  });

  it('are counted where a stream is all that there is to be had, whatever is asked for', async () => {
    await open({ limits: { streams: 2 } });
    const key = await keyFor(gateway, 'one');
    const live = { path: '/api/v1/live', accept: '*/*' };
    const streams = [await follow(key, live), await follow(key, live), await follow(key, live)];
    expect(streams.map(({ statusCode }) => statusCode)).toEqual([200, 200, 429]);
    for (const stream of streams) stream.destroy();
  });
});

describe('whoever sends slowly', () => {
  /** Whoever goes on sending may lose the answer with the connection. */
  it('loses the connection when the head of a request does not end', async () => {
    await open({ slowness: { headersMs: 1_000, requestMs: 60_000 } });
    expect(await drip('GET /health/live HTTP/1.1\r\nhost: localhost\r\nx-slow: ')).toMatch(/^(HTTP\/1.1 408 |$)/);
  });

  it('loses the connection when the body does not end, signed in or not', async () => {
    await open({ slowness: { headersMs: 1_000, requestMs: 2_000 } });
    const key = await keyFor(gateway, 'one');
    const head = ['PUT /api/v1/records HTTP/1.1', 'host: localhost', 'content-type: application/json'];
    const body = ['content-length: 100000', '', '['];
    const senders = [[`authorization: Bearer ${key}`], []];
    await Promise.all(senders.map((authorization) => drip([...head, ...authorization, ...body].join('\r\n'))));
    expect((await gateway.as('get', '/health/live')).status).toBe(200);
  });
});
