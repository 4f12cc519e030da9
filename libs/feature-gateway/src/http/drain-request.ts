import type { IncomingMessage } from 'node:http';

const lingerMs = 2_000;

/**
 * Lets go of a request that was answered before all of it was read. Its rest is thrown away for a moment, so that its sender
 * gets to read the answer; then the connection ends, so that nobody keeps it by going on sending.
 */
export function drainRequest(request: IncomingMessage): void {
  if (request.complete || request.destroyed) return;
  const { socket } = request;
  const timer = setTimeout(() => socket.destroy(), lingerMs).unref();
  const forget = (): void => clearTimeout(timer);
  request.once('end', forget);
  socket.once('close', forget);
  request.resume();
}
