import { once } from 'node:events';
import { createServer, request as open, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** One SOAP message as it went over the wire. */
export interface RecordedMessage {
  readonly kind: 'request' | 'answer';
  readonly xml: string;
}

/** The whole envelopes of an answer, of which a stream has many. */
export const splitEnvelopes = (answer: string): readonly string[] =>
  answer.split(/(?<=<\/(?:[\w.-]+:)?Envelope>)/).filter((xml) => xml.endsWith('Envelope>'));

/** Stands between a client and the sandbox and keeps what both said. Not for NTLM, which belongs to a connection. */
export class RecordingProxy {
  private readonly kept: RecordedMessage[] = [];

  private constructor(
    private readonly server: Server,
    private readonly target: URL,
  ) {}

  static async open(targetUrl: string): Promise<RecordingProxy> {
    const server = createServer();
    const proxy = new RecordingProxy(server, new URL(targetUrl));
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      proxy.forward(request, response).catch(() => response.destroy());
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return proxy;
  }

  get url(): string {
    const address = this.server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    return `http://127.0.0.1:${port}${this.target.pathname}`;
  }

  get messages(): readonly RecordedMessage[] {
    return this.kept;
  }

  async close(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }

  private async forward(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const { host: _, connection: __, ...headers } = request.headers;
    const onward = open(new URL(request.url ?? '/', this.target), { method: request.method ?? 'POST', headers });
    response.on('close', () => onward.destroy());
    onward.end(body);
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      onward.on('response', resolve).on('error', reject);
    });
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    response.flushHeaders();
    const chunks: Buffer[] = [];
    answer.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      response.write(chunk);
    });
    answer.on('close', () => {
      response.end();
      if (answer.statusCode !== 401) this.keep(body.toString('utf8'), Buffer.concat(chunks).toString('utf8'));
    });
  }

  /** A stream is one answer of many envelopes, the last of which may be cut off by the client. */
  private keep(request: string, answer: string): void {
    this.kept.push({ kind: 'request', xml: request });
    this.kept.push(...splitEnvelopes(answer).map((xml) => ({ kind: 'answer', xml }) as const));
  }
}
