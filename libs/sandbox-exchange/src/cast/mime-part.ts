import { createHash } from 'node:crypto';

import { bytesOf, type Charset, headerLine } from './header-text';

export interface MimeLeaf {
  readonly kind: 'leaf';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface MimeBranch {
  readonly kind: 'branch';
  readonly contentType: string;
  readonly parts: readonly MimePart[];
}

export type MimePart = MimeLeaf | MimeBranch;

const isPlain = (byte: number): boolean => (byte >= 0x20 && byte <= 0x7e && byte !== 0x3d) || byte === 0x09;
const hexByte = (byte: number): string => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;

function quotedPrintableLine(bytes: Buffer): string {
  const lines: string[] = [];
  let line = '';
  bytes.forEach((byte, index) => {
    const isTrailingBlank = index === bytes.length - 1 && (byte === 0x20 || byte === 0x09);
    const token = isPlain(byte) && !isTrailingBlank ? String.fromCharCode(byte) : hexByte(byte);
    if (line.length + token.length > 75) {
      lines.push(`${line}=`);
      line = '';
    }
    line += token;
  });
  return [...lines, line].join('\r\n');
}

const quotedPrintable = (text: string, charset: Charset): string =>
  text
    .split('\n')
    .map((line) => quotedPrintableLine(bytesOf(line, charset)))
    .join('\r\n');

const base64Lines = (bytes: Buffer): string => (bytes.toString('base64').match(/.{1,76}/g) ?? []).join('\r\n');

/** Scripts that are mostly beyond ASCII go as Base64, the rest stays readable in the source. */
export function textLeaf(contentType: string, text: string, charset: Charset = 'utf-8'): MimeLeaf {
  const bytes = bytesOf(text, charset);
  const isMostlyForeign = bytes.filter((byte) => byte > 0x7f).length > bytes.length / 4;
  return {
    kind: 'leaf',
    headers: {
      'Content-Type': `${contentType}; charset="${charset}"`,
      'Content-Transfer-Encoding': isMostlyForeign ? 'base64' : 'quoted-printable',
    },
    body: isMostlyForeign
      ? base64Lines(bytesOf(text.replaceAll('\n', '\r\n'), charset))
      : quotedPrintable(text, charset),
  };
}

export const bytesLeaf = (headers: Readonly<Record<string, string>>, content: Buffer): MimeLeaf => ({
  kind: 'leaf',
  headers: { ...headers, 'Content-Transfer-Encoding': 'base64' },
  body: base64Lines(content),
});

/** For parts that are themselves lines of mail: reports and enclosed messages. */
export const asciiLeaf = (contentType: string, body: string): MimeLeaf => ({
  kind: 'leaf',
  headers: { 'Content-Type': contentType, 'Content-Transfer-Encoding': '7bit' },
  body,
});

export const branch = (contentType: string, parts: readonly MimePart[]): MimeBranch => ({
  kind: 'branch',
  contentType,
  parts,
});

/** Writes headers and body. Boundaries come from the seed: the same letter is the same text every time. */
export function writePart(part: MimePart, seed: string): string {
  if (part.kind === 'leaf') {
    const lines = Object.entries(part.headers).map(([name, value]) => headerLine(name, value));
    return `${lines.join('\r\n')}\r\n\r\n${part.body}\r\n`;
  }
  const boundary = `_000_${createHash('sha256').update(seed).digest('hex').slice(0, 32)}_`;
  const parts = part.parts.map((inner, index) => `--${boundary}\r\n${writePart(inner, `${seed}/${index}`)}`);
  const head = headerLine('Content-Type', `${part.contentType}; boundary="${boundary}"`);
  return `${head}\r\n\r\n${parts.join('')}--${boundary}--\r\n`;
}
