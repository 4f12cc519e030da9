import { createServer, type AddressInfo } from 'node:net';

const listening = async (): Promise<{ readonly port: number; close(): Promise<void> }> => {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { port, close: () => new Promise((resolve) => server.close(() => resolve())) };
};

/** Ports of loopback on which nobody listened a moment ago, each another. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const servers = await Promise.all(Array.from({ length: count }, listening));
  await Promise.all(servers.map((server) => server.close()));
  return servers.map(({ port }) => port);
}
