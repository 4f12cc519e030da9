import type { Readable } from 'node:stream';

import { EwsError } from '../ews-error';

/** The whole body as text, given up as soon as it is longer than allowed. */
export async function readBody(body: Readable, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    const buffer = Buffer.from(chunk);
    bytes += buffer.length;
    if (bytes > maxBytes) throw new EwsError({ kind: 'protocol' }, 'too-large', `the answer is over ${maxBytes} bytes`);
    chunks.push(buffer);
  }
  return new TextDecoder('utf-8').decode(Buffer.concat(chunks, bytes));
}
