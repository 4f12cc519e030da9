import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';

export interface Download {
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly contentType: string;
  readonly fileName: string;
  readonly sizeBytes?: number;
}

/** What a browser could run must not be run here, so everything is a download, and a sandboxed one at that. */
export async function sendBytes(response: ServerResponse, download: Download): Promise<void> {
  response.writeHead(200, {
    'content-type': download.contentType,
    'content-disposition': disposition(download.fileName),
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    ...(download.sizeBytes !== undefined && { 'content-length': download.sizeBytes }),
  });
  await pipeline(download.bytes, response).catch(() => response.destroy());
}

function disposition(fileName: string): string {
  const name = fileName
    .replaceAll(/[\p{Cc}\p{Cf}\\/]/gu, '_')
    .replace(/^\.+/, '_')
    .slice(0, 200)
    .toWellFormed();
  const ascii = name.replaceAll(/[^\x20-\x7e]|["%]/g, '_');
  const encoded = encodeURIComponent(name).replaceAll(/['()*!]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

const plainType = /^[a-z0-9][\w.+-]{0,80}\/[a-z0-9][\w.+-]{0,80}$/;

/** What the sender called it, unless a browser could take it for a page. */
export function safeContentType(claimed: string): string {
  const type = claimed.trim().toLowerCase();
  return plainType.test(type) && !/html|xml|script|svg|pdf|multipart/.test(type) ? type : 'application/octet-stream';
}
