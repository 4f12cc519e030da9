import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GatewayApi } from './gateway-api';

interface Asked {
  readonly call: string;
  readonly authorization: string | undefined;
}

/** Stands for a gateway; the end-to-end specs ask the real one. */
class Answers {
  readonly asked: Asked[] = [];
  private readonly server: Server;

  constructor(answer: RequestListener) {
    this.server = createServer((request, response) => {
      const { method, url, headers } = request;
      this.asked.push({ call: `${method} ${url}`, authorization: headers.authorization });
      answer(request, response);
    });
  }

  async api(): Promise<GatewayApi> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    const { port } = this.server.address() as AddressInfo;
    return new GatewayApi({ url: `http://127.0.0.1:${port}`, token: 'secret' });
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

const problem = (status: number, code: string, detail: string): RequestListener => {
  const body = JSON.stringify({ type: 'about:blank', title: '', status, code, detail });
  return (_, response) => response.writeHead(status, { 'content-type': 'application/problem+json' }).end(body);
};

const told = async (api: GatewayApi, left = new AbortController().signal): Promise<readonly object[]> => {
  const items: object[] = [];
  for await (const item of api.follow('GET /live', {}, left)) items.push(item);
  return items;
};

describe('the API as commands use it', () => {
  let answers: Answers;

  afterEach(() => answers.close());

  it('puts ids into the address so that none becomes another call', async () => {
    answers = new Answers((_, response) => response.end('{}'));
    await (await answers.api()).call('GET /jobs/{id}', { path: { id: '../audit?limit=1' } });
    expect(answers.asked).toEqual([
      { call: 'GET /api/v1/jobs/..%2Faudit%3Flimit%3D1', authorization: 'Bearer secret' },
    ]);
  });

  it('reads a list page after page, and no further than is wanted', async () => {
    answers = new Answers(({ url }, response) =>
      response.end(JSON.stringify({ items: [{}, {}], nextCursor: url?.includes('cursor=') === true ? null : 'next' })),
    );
    const api = await answers.api();
    expect(await api.list('GET /mailboxes', {})).toHaveLength(4);
    expect(await api.list('GET /mailboxes', { query: { q: 'erin' } }, 1)).toHaveLength(1);
    expect(answers.asked.map(({ call }) => call)).toEqual([
      'GET /api/v1/mailboxes?limit=500',
      'GET /api/v1/mailboxes?limit=500&cursor=next',
      'GET /api/v1/mailboxes?limit=1&q=erin',
    ]);
  });

  it('waits where it is asked to, and calls again', async () => {
    let calls = 0;
    answers = new Answers((_, response) => {
      calls += 1;
      if (calls > 1) response.end('{"items":[],"nextCursor":null}');
      else response.writeHead(429, { 'retry-after': '0.01' }).end();
    });
    expect(await (await answers.api()).list('GET /jobs', {})).toEqual([]);
    expect(calls).toBe(2);
  });

  it.each([
    { status: 400, exitCode: 2 },
    { status: 401, exitCode: 6 },
    { status: 403, exitCode: 6 },
    { status: 404, exitCode: 5 },
    { status: 409, exitCode: 3 },
    { status: 422, exitCode: 3 },
    { status: 500, exitCode: 1 },
    { status: 503, exitCode: 1 },
  ])('gives $status the exit code $exitCode', async ({ status, exitCode }) => {
    answers = new Answers(problem(status, 'some-code', 'So it is.'));
    const asked = (await answers.api()).call('GET /overview', {});
    await expect(asked).rejects.toMatchObject({ exitCode, code: 'some-code' });
  });

  it('is given up when a person does not want it any more', async () => {
    const stopping = new AbortController();
    answers = new Answers(() => stopping.abort());
    const asked = (await answers.api()).until(stopping.signal).call('GET /overview', {});
    await expect(asked).rejects.toMatchObject({ exitCode: 130 });
  });

  describe('following a stream', () => {
    it('gives what each event says, however it is cut, and says that the gateway has ended it', async () => {
      answers = new Answers((_, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write(': here\n\nretry: 2000\n\nid: 1\ndata: {"kind":');
        response.end('"alert"}\n\ndata: {"kind":"job"}\n\n');
      });
      const items: object[] = [];
      const following = (await answers.api()).follow('GET /live', {}, new AbortController().signal);
      const all = (async () => {
        for await (const item of following) items.push(item);
      })();
      await expect(all).rejects.toMatchObject({ exitCode: 7, code: 'stream-ended' });
      expect(items).toEqual([{ kind: 'alert' }, { kind: 'job' }]);
    });

    it('ends without a word when whoever listens leaves', async () => {
      const leaving = new AbortController();
      answers = new Answers((_, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
        leaving.abort();
      });
      expect(await told(await answers.api(), leaving.signal)).toEqual([]);
    });

    it('says why it is refused', async () => {
      answers = new Answers(problem(403, 'forbidden', 'You may not.'));
      await expect(told(await answers.api())).rejects.toMatchObject({ exitCode: 6, code: 'forbidden' });
    });
  });
});
