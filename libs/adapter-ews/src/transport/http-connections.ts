import { X509Certificate } from 'node:crypto';
import { Socket } from 'node:net';
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
  /** Gives up what is being opened, which is waited for otherwise. */
  readonly abandon: () => void;
}

/** What a new connection is at; of one through a proxy only that. */
export type ConnectionPart = 'name' | 'connection' | 'tls' | 'proxy';

type TellPart = (part: ConnectionPart) => void;

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
    const { dispatcher } = this.open(url, {});
    this.shared.set(origin, dispatcher);
    return dispatcher;
  }

  singleFor(url: string, tell?: TellPart): SingleConnection {
    const single = this.open(url, { connections: 1, tell });
    this.singles.add(single.dispatcher);
    return single;
  }

  isProxied(url: string): boolean {
    const { proxyUrl, noProxy = '' } = this.options;
    return proxyUrl !== undefined && !isWithoutProxy(new URL(url), noProxy);
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

  private open(
    url: string,
    { connections, tell }: { readonly connections?: number; readonly tell?: TellPart | undefined },
  ): SingleConnection {
    if (this.isClosed)
      throw new EwsError({ kind: 'transient' }, 'closed', 'the connection to the mail server was closed');
    const tls = this.options.caPem === undefined ? {} : { ca: [...rootCertificates, this.options.caPem] };
    const limits = { keepAliveTimeout: keepAliveMs, ...(connections === undefined ? {} : { connections }) };
    const { proxyUrl, connectMs } = this.options;
    if (proxyUrl !== undefined && this.isProxied(url)) {
      tell?.('proxy');
      const proxied = new ProxyAgent({
        ...limits,
        uri: proxyUrl,
        proxyTunnel: new URL(url).protocol === 'https:',
        requestTls: { ...tls, timeout: connectMs },
        proxyTls: { ...tls, timeout: connectMs },
        connect: { timeout: connectMs },
      });
      return { dispatcher: proxied, peerCertificate: () => undefined, abandon: () => undefined };
    }
    return direct({ ...tls, timeout: connectMs }, limits, tell);
  }
}

function direct(tls: buildConnector.BuildOptions, limits: Agent.Options, tell?: TellPart): SingleConnection {
  let certificate: X509Certificate | undefined;
  let socket: Socket | undefined;
  const connector = buildConnector(tls);
  const dispatcher = new Agent({
    ...limits,
    connect: (options, callback) => {
      const opening: unknown = connector(options, (...result) => {
        const [, opened] = result;
        certificate = opened instanceof TLSSocket ? opened.getPeerX509Certificate() : undefined;
        callback(...result);
      });
      if (!(opening instanceof Socket)) return;
      socket = opening;
      if (tell !== undefined) tellParts(opening, tell);
    },
  });
  return { dispatcher, peerCertificate: () => certificate, abandon: () => socket?.destroy() };
}

function tellParts(opening: Socket, tell: TellPart): void {
  tell('name');
  opening.once('connectionAttempt', () => tell('connection'));
  if (opening instanceof TLSSocket) opening.once('connect', () => tell('tls'));
}
