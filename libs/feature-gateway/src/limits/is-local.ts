import type { IncomingMessage } from 'node:http';

const hopHeaders = ['x-forwarded-for', 'forwarded', 'via'];

/** A program of this machine, and nobody for whom a proxy asks. */
export const isLocal = ({ socket, headers }: Pick<IncomingMessage, 'headers' | 'socket'>): boolean =>
  /^(?:::1|(?:::ffff:)?127\.[\d.]+)$/.test(socket.remoteAddress ?? '') &&
  hopHeaders.every((name) => headers[name] === undefined);
