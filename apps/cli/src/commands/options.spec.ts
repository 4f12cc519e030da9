import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { commands } from '../commands';
import { runCli } from '../run-cli';

/** Stands for a gateway that keeps old things; the end-to-end specs ask the real one. */
const answers = new Map<string, object>([
  ['GET /api/v1/organization', { activityRetentionDays: 0, maxFolderRules: 25 }],
  ['POST /api/v1/organization/preview', { activities: 12, decisions: 1 }],
  ['PUT /api/v1/organization', { activityRetentionDays: 30, maxFolderRules: 25 }],
]);

describe('keeping for a shorter time', () => {
  let server: Server;
  let asked: string[];

  beforeEach(async () => {
    asked = [];
    server = createServer(({ method, url }, response) => {
      asked.push(`${method} ${url}`);
      response.end(JSON.stringify(answers.get(`${method} ${url}`)));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  afterEach(() => server.close());

  async function set(...words: readonly string[]) {
    const { port } = server.address() as AddressInfo;
    let text = '';
    const err = { write: (said: string) => (text += said) };
    const exitCode = await runCli(['options', 'set', ...words, '--url', `http://127.0.0.1:${port}`], {
      commands,
      env: { FOLDWATCH_ADMIN_TOKEN: 'secret' },
      release: '1.2.3',
      out: { write: () => undefined },
      err,
      onInterrupt: () => new AbortController().signal,
      unheard: new AbortController().signal,
    });
    return { exitCode, text };
  }

  it('says how much that deletes, and changes nothing', async () => {
    const { exitCode, text } = await set('activityRetentionDays=30');
    expect(exitCode).toBe(2);
    expect(text).toContain('This deletes 12 activities and 1 decision that are older. Say --delete-old');
    expect(asked.at(-1)).toBe('POST /api/v1/organization/preview');
  });

  it('does so once that is said', async () => {
    expect((await set('activityRetentionDays=30', '--delete-old')).exitCode).toBe(0);
    expect(asked.at(-1)).toBe('PUT /api/v1/organization');
  });

  it('is not asked about where it is not concerned', async () => {
    expect((await set('maxFolderRules=25')).exitCode).toBe(0);
    expect(asked).toEqual(['GET /api/v1/organization', 'PUT /api/v1/organization']);
  });
});
