import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';

/** Sends frames as they come; whoever makes them is told when the reader has left. */
export async function sendEventStream(
  response: ServerResponse,
  frames: (left: AbortSignal) => AsyncIterable<string>,
): Promise<void> {
  const left = new AbortController();
  response.once('close', () => left.abort());
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' });
  response.flushHeaders();
  await pipeline(frames(left.signal), response).catch(() => response.destroy());
}
