import { Socket } from 'node:net';
import { isLocal } from './is-local';

const asking = (remoteAddress: string, headers: Record<string, string>) => ({
  headers,
  socket: Object.defineProperty(new Socket(), 'remoteAddress', { value: remoteAddress }),
});

describe('a program of this machine', () => {
  it.each([
    { peer: '127.0.0.1', headers: {}, expected: true },
    { peer: '::ffff:127.0.0.1', headers: {}, expected: true },
    { peer: '::1', headers: {}, expected: true },
    { peer: '127.0.0.1', headers: { 'x-forwarded-for': '127.0.0.1' }, expected: false },
    { peer: '127.0.0.1', headers: { forwarded: 'for=127.0.0.1' }, expected: false },
    { peer: '127.0.0.1', headers: { via: '1.1 proxy' }, expected: false },
    { peer: '203.0.113.9', headers: {}, expected: false },
    { peer: '::2', headers: {}, expected: false },
  ])('is one who asks from $peer with $headers: $expected', ({ peer, headers, expected }) => {
    expect(isLocal(asking(peer, headers))).toBe(expected);
  });
});
