import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedCall {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Somebody who takes webhooks, verifies them as Standard Webhooks asks for, and answers as a spec has it. */
export class WebhookTarget {
  readonly calls: ReceivedCall[] = [];
  status = 204;

  private constructor(
    readonly url: string,
    readonly close: () => Promise<void>,
  ) {}

  static async open(): Promise<WebhookTarget> {
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        target.calls.push({ headers: request.headers, body });
        response.writeHead(target.status).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port }: AddressInfo = Object(server.address());
    const target: WebhookTarget = new WebhookTarget(`http://127.0.0.1:${port}/hook`, async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });
    return target;
  }

  /** What was told, each message once: repeats have the id of the first. */
  get told(): readonly { readonly type: string; readonly data: { readonly code?: string; readonly id?: string } }[] {
    const byId = new Map(this.calls.map(({ headers, body }) => [headers['webhook-id'], body]));
    return [...byId.values()].map((body) => JSON.parse(body));
  }

  isSigned({ headers, body }: ReceivedCall, secret: string): boolean {
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    const text = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
    const expected = `v1,${createHmac('sha256', key).update(text).digest('base64')}`;
    return headers['webhook-signature'] === expected;
  }
}
