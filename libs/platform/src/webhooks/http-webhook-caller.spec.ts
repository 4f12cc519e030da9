import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HttpWebhookCaller } from './http-webhook-caller';
import { newWebhookSecret, signWebhook } from './sign-webhook';

const loopback = { loopback: true, internal: false };
const secret = newWebhookSecret();
const at = new Date('2026-11-20T12:00:00.000Z');

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
const silent: Answer = () => undefined;

describe('HttpWebhookCaller', () => {
  let answer = silent;
  const server = createServer((request, response) => answer(request, response));
  let url = '';

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    url = `http://127.0.0.1:${port}/hook`;
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const call = (to = url, caller = new HttpWebhookCaller(loopback)) =>
    caller.call({ url: to, secret, id: 'message-1', at, body: '{"type":"webhook.test"}' });

  it('sends the body signed, and gives the status', async () => {
    let received = '';
    let headers: IncomingMessage['headers'] = {};
    answer = (request, response) => {
      ({ headers } = request);
      request.on('data', (chunk: Buffer) => (received += chunk.toString()));
      request.on('end', () => response.writeHead(204).end());
    };
    expect(await call()).toEqual({ kind: 'answered', status: 204 });
    expect(received).toBe('{"type":"webhook.test"}');
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      ...signWebhook({ secret, id: 'message-1', at, body: received }),
    });
  });

  it('follows no redirect', async () => {
    const paths: (string | undefined)[] = [];
    answer = (request, response) => {
      paths.push(request.url);
      response.writeHead(302, { location: '/elsewhere' }).end();
    };
    expect(await call()).toEqual({ kind: 'answered', status: 302 });
    expect(paths).toEqual(['/hook']);
  });

  it('reads nothing of an answer that never ends', async () => {
    answer = (_, response) => {
      response.writeHead(200);
      response.write('x'.repeat(100_000));
    };
    expect(await call()).toEqual({ kind: 'answered', status: 200 });
  });

  it('waits no longer than the time-out for a target that is silent', async () => {
    answer = silent;
    expect(await call(url, new HttpWebhookCaller(loopback, 50))).toEqual({ kind: 'failed', error: 'timeout' });
  });

  it('calls no address that a name may not stand for', async () => {
    const name = url.replace('127.0.0.1', 'localhost').replace('http:', 'https:');
    const caller = new HttpWebhookCaller({ loopback: false, internal: false });
    expect(await call(name, caller)).toEqual({ kind: 'failed', error: 'refused' });
    expect(await call(url, caller)).toEqual({ kind: 'failed', error: 'refused' });
  });

  it('says that nobody answers', async () => {
    expect(await call('http://127.0.0.1:1/hook')).toEqual({ kind: 'failed', error: 'unreachable' });
  });
});
