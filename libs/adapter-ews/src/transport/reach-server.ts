import type { ConnectionPart, HttpConnections } from './http-connections';
import { exchange } from './http-exchange';

interface Way {
  readonly url: string;
  readonly signal: AbortSignal;
  readonly tell: (doing: string) => void;
}

/**
 * Goes the way to a server on a connection of its own, without signing in, and tells what it is at. Any answer is one: whether it
 * is that of an Exchange, those find out who sign in. Gives what is known of the way then.
 */
export async function reachServer(connections: HttpConnections, { url, signal, tell }: Way): Promise<string> {
  const { hostname, protocol } = new URL(url);
  const { dispatcher, abandon } = connections.singleFor(url, (part) => tell(sentences[part](hostname)));
  dispatcher.once('connect', () => tell('Connected; waiting for the first answer.'));
  try {
    const headers = { accept: 'text/xml', 'user-agent': 'Foldwatch' };
    const answer = await exchange(dispatcher, { method: 'GET', url, headers, signal });
    answer.body.destroy();
    return connections.isProxied(url) ? answeredThroughProxy(protocol) : 'The server answers.';
  } finally {
    abandon();
    await connections.dropSingle(dispatcher);
  }
}

const sentences: Readonly<Record<ConnectionPart, (hostname: string) => string>> = {
  name: (hostname) => `Looking up ${hostname}.`,
  connection: (hostname) => `Connecting to ${hostname}.`,
  tls: (hostname) => `Agreeing on TLS with ${hostname}.`,
  proxy: (hostname) =>
    `Going through the proxy to ${hostname}. The proxy looks up the name and connects: whether that or TLS takes long cannot be seen from here.`,
};

const answeredThroughProxy = (protocol: string): string =>
  protocol === 'https:'
    ? 'The server answers, through the proxy, which looked up its name and connected; TLS was agreed on with the server itself.'
    : 'Something answers through the proxy, which looked up the name and connected; without TLS it may be the proxy itself.';
