import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:net';

/** Below those that systems give to whoever asks for any: none of these is taken by chance before it is used. */
const [lowest, highest] = [10_000, 32_000];

const listening = (port: number): Promise<Server | undefined> =>
  new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => resolve(server));
  });

/** Ports of loopback on which nobody listened a moment ago, each another. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const found = new Map<number, Server>();
  while (found.size < count) {
    const port = randomInt(lowest, highest);
    const server = await listening(port);
    if (server !== undefined) found.set(port, server);
  }
  await Promise.all([...found.values()].map((server) => new Promise((resolve) => server.close(resolve))));
  return [...found.keys()];
}
