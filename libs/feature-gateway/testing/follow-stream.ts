import { get as httpGet, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OpenGateway } from './open-gateway';

export interface FollowedStream {
  readonly frames: () => readonly { readonly id?: string; readonly data?: unknown }[];
  readonly answer: IncomingMessage;
  readonly ended: Promise<void>;
}

const isAddress = (address: string | AddressInfo | null): address is AddressInfo => typeof address === 'object';

/** Opens a live stream and gathers its frames. */
export function followStream(
  { app }: OpenGateway,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<FollowedStream> {
  const address = app.getHttpServer().address();
  const port = isAddress(address) ? address.port : 0;
  const options = { accept: 'text/event-stream', ...headers };
  return new Promise((resolve, reject) => {
    const sent = httpGet({ host: '127.0.0.1', port, path, headers: options }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      const ended = new Promise<void>((end) => answer.once('close', end));
      resolve({ answer, ended, frames: () => text.split('\n\n').slice(0, -1).map(toFrame) });
    });
    sent.on('error', reject);
  });
}

function toFrame(frame: string): { id?: string; data?: unknown } {
  const lines = frame.split('\n');
  const id = lines.find((line) => line.startsWith('id: '))?.slice(4);
  const data = lines.find((line) => line.startsWith('data: '))?.slice(6);
  return { ...(id !== undefined && { id }), ...(data !== undefined && { data: JSON.parse(data) }) };
}
