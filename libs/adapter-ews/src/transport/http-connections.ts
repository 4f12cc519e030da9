import { X509Certificate } from 'node:crypto';
import { rootCertificates, TLSSocket } from 'node:tls';

import { Agent, buildConnector, type Dispatcher, ProxyAgent } from 'undici';

import { EwsError } from '../ews-error';
import { isWithoutProxy } from './no-proxy';

export interface ConnectionOptions {
  readonly connectMs: number;
  readonly caPem?: string | undefined;
  readonly proxyUrl?: string | undefined;
  readonly noProxy?: string | undefined;
}

/** One connection at a time, kept open between requests; knows the certificate of the server at its end. */
export interface SingleConnection {
  readonly dispatcher: Dispatcher;
  readonly peerCertificate: () => X509Certificate | undefined;
}

const keepAliveMs = 60_000;

/** Owns every socket to mail servers, token endpoints and autodiscover. */
export class HttpConnections {
  private readonly shared = new Map<string, Dispatcher>();
  private readonly singles = new Set<Dispatcher>();
  private isClosed = false;

  constructor(private readonly options: ConnectionOptions) {}

  /** As many connections as requests in flight. */
  sharedFor(url: string): Dispatcher {
    const { origin } = new URL(url);
    const known = this.shared.get(origin);
    if (known !== undefined) return known;
    const dispatcher = this.open(url, undefined).dispatcher;
    this.shared.set(origin, dispatcher);
    return dispatcher;
  }

  singleFor(url: string): SingleConnection {
    const single = this.open(url, 1);
    this.singles.add(single.dispatcher);
    return single;
  }

  async dropSingle(dispatcher: Dispatcher): Promise<void> {
    this.singles.delete(dispatcher);
    await dispatcher.destroy();
  }

  /** For good: what is asked for afterwards is refused instead of opened anew. */
  async close(): Promise<void> {
    this.isClosed = true;
    const open = [...this.shared.values(), ...this.singles];
    this.shared.clear();
    this.singles.clear();
    await Promise.all(open.map((dispatcher) => dispatcher.destroy()));
  }

  private open(url: string, connections: number | undefined): SingleConnection {
    if (this.isClosed)
      throw new EwsError({ kind: 'transient' }, 'closed', 'the connection to the mail server was closed');
    const tls = this.options.caPem === undefined ? {} : { ca: [...rootCertificates, this.options.caPem] };
    const limits = { keepAliveTimeout: keepAliveMs, ...(connections === undefined ? {} : { connections }) };
    const { proxyUrl, connectMs } = this.options;
    if (proxyUrl !== undefined && !isWithoutProxy(new URL(url), this.options.noProxy ?? '')) {
      const proxied = new ProxyAgent({
        ...limits,
        uri: proxyUrl,
        proxyTunnel: new URL(url).protocol === 'https:',
        requestTls: { ...tls, timeout: connectMs },
        proxyTls: { ...tls, timeout: connectMs },
        connect: { timeout: connectMs },
      });
      return { dispatcher: proxied, peerCertificate: () => undefined };
    }
    return direct({ ...tls, timeout: connectMs }, limits);
  }
}

function direct(tls: buildConnector.BuildOptions, limits: Agent.Options): SingleConnection {
  let certificate: X509Certificate | undefined;
  const connector = buildConnector(tls);
  const dispatcher = new Agent({
    ...limits,
    connect: (options, callback) => {
      connector(options, (...result) => {
        const [, socket] = result;
        certificate = socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined;
        callback(...result);
      });
    },
  });
  return { dispatcher, peerCertificate: () => certificate };
}
