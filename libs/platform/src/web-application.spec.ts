import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { webApplication } from './web-application';

describe('the web application', () => {
  let directory: string;
  let server: Server;

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'web-'));
    for (const name of ['index.html', 'gone.txt']) writeFileSync(join(directory, name), name);
    const serve = webApplication(directory);
    server = createServer((request, response) => serve(request, response, () => response.end()));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(async () => {
    await new Promise((resolve) => server.close(resolve));
    rmSync(directory, { recursive: true });
  });

  it('goes on after a file is gone that was there at the start', async () => {
    rmSync(join(directory, 'gone.txt'));
    const bound = server.address();
    const address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}`;
    await expect(fetch(`${address}/gone.txt`)).rejects.toThrow('fetch failed');
    const answer = await fetch(`${address}/folders`, { headers: { connection: 'close' } });
    expect(await answer.text()).toBe('index.html');
  });
});
