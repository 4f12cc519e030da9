import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** The SOAP operation, such as `GetItem`. */
  readonly operation: string;
}

export type Behaviour = (response: ServerResponse, received: Received) => void;

/** A server on loopback that does what a spec tells it to, however bad. */
export class HostileServer {
  readonly received: Received[] = [];
  behave: Behaviour = (response) => response.writeHead(500).end();

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async listen(behave?: Behaviour): Promise<HostileServer> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the server does not listen');
    const hostile = new HostileServer(server, `http://127.0.0.1:${address.port}/EWS/Exchange.asmx`);
    if (behave !== undefined) hostile.behave = behave;
    server.on('request', (request, response) => void hostile.serve(request, response));
    return hostile;
  }

  operations(): readonly string[] {
    return this.received.map(({ operation }) => operation);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const body = Buffer.concat(chunks).toString('utf8');
    const operation = /<soap:Body><m:(\w+)/.exec(body)?.[1] ?? '';
    const { method = '', url: path = '', headers } = request;
    const received = { method, path, headers, body, operation };
    this.received.push(received);
    response.on('error', () => undefined);
    this.behave(response, received);
  }
}

const namespaces =
  'xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" ' +
  'xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages" ' +
  'xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"';

export const envelope = (body: string): string =>
  `<?xml version="1.0" encoding="utf-8"?><s:Envelope ${namespaces}><s:Body>${body}</s:Body></s:Envelope>`;

/** One part of an answer, as a server gives it. */
export const part = (operation: string, content: string, code = 'NoError'): string =>
  `<m:${operation}ResponseMessage ResponseClass="${code === 'NoError' ? 'Success' : 'Error'}">` +
  `<m:ResponseCode>${code}</m:ResponseCode>${content}</m:${operation}ResponseMessage>`;

export const answer = (operation: string, ...parts: readonly string[]): string =>
  envelope(
    `<m:${operation}Response><m:ResponseMessages>${parts.join('')}</m:ResponseMessages></m:${operation}Response>`,
  );

export const fault = (code: string, detail = ''): string =>
  envelope(
    `<s:Fault><faultcode xmlns:a="urn:a">a:${code}</faultcode><faultstring>no</faultstring><detail>${detail}</detail></s:Fault>`,
  );

export const backOff = (ms: number): string =>
  `<m:MessageXml><t:Value Name="BackOffMilliseconds">${ms}</t:Value></m:MessageXml>`;

export const says =
  (status: number, body = '', headers: Readonly<Record<string, string>> = {}): Behaviour =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'text/xml; charset=utf-8', ...headers }).end(body);

/** Resolves when the condition holds; fails loudly when it does not in good time. */
export async function eventually(condition: () => boolean, what: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`it never happened that ${what}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
