import { type IncomingMessage } from 'node:http';

/** The body is longer than this server reads. */
export class BodyTooLarge extends Error {}

/** Web frameworks may have read the body already, and left what they made of it. */
function leftByFramework(request: IncomingMessage): Buffer {
  const body: unknown = Reflect.get(request, 'body');
  if (Buffer.isBuffer(body)) return body;
  return body === undefined ? Buffer.alloc(0) : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

export async function readHttpBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  if (request.readableEnded) return leftByFramework(request);
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    length += bytes.byteLength;
    if (length > maxBytes) throw new BodyTooLarge(`more than ${maxBytes} bytes`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
