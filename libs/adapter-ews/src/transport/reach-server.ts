import type { ConnectionPart, HttpConnections } from './http-connections';
import { exchange } from './http-exchange';

interface Way {
  readonly url: string;
  readonly signal: AbortSignal;
  readonly tell: (doing: string) => void;
}

/**
 * Goes the way to a server on a connection of its own, without signing in, and tells what it is at. Any answer is one: whether it
 * is that of an Exchange, those find out who sign in.
 */
export async function reachServer(connections: HttpConnections, { url, signal, tell }: Way): Promise<void> {
  const { hostname } = new URL(url);
  const { dispatcher, abandon } = connections.singleFor(url, (part) => tell(sentences[part](hostname)));
  dispatcher.once('connect', () => tell('Connected; waiting for the first answer.'));
  try {
    const headers = { accept: 'text/xml', 'user-agent': 'Foldwatch' };
    const answer = await exchange(dispatcher, { method: 'GET', url, headers, signal });
    answer.body.destroy();
  } finally {
    abandon();
    await connections.dropSingle(dispatcher);
  }
}

const sentences: Readonly<Record<ConnectionPart, (hostname: string) => string>> = {
  name: (hostname) => `Looking up ${hostname}.`,
  connection: (hostname) => `Connecting to ${hostname}.`,
  tls: (hostname) => `Agreeing on TLS with ${hostname}.`,
  proxy: (hostname) => `Going through the proxy to ${hostname}.`,
};
