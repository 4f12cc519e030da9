import type { Person } from './letter';

export type Charset = 'utf-8' | 'iso-8859-1';

const isAscii = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);
const maxWordBytes = 45;

export const bytesOf = (text: string, charset: Charset): Buffer =>
  Buffer.from(text, charset === 'utf-8' ? 'utf8' : 'latin1');

const qEncoded = (bytes: Buffer): string =>
  [...bytes]
    .map((byte) => {
      const letter = String.fromCharCode(byte);
      if (byte === 0x20) return '_';
      return /[A-Za-z0-9]/.test(letter) ? letter : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');

/** Cuts between characters, as RFC 2047 asks: each encoded word has to make sense alone. */
function chunksOf(text: string, charset: Charset, maxBytes: number): readonly string[] {
  const chunks = [''];
  for (const character of text) {
    const last = chunks.at(-1) ?? '';
    if (bytesOf(last + character, charset).length > maxBytes) chunks.push(character);
    else chunks[chunks.length - 1] = last + character;
  }
  return chunks;
}

/** ASCII as it is; anything else as encoded words, in Base64 for UTF-8 and in Q for Latin-1, as mail programs do. */
export function headerText(text: string, charset: Charset = 'utf-8'): string {
  if (isAscii(text)) return text;
  const encode = (chunk: string): string =>
    charset === 'utf-8'
      ? `=?utf-8?B?${bytesOf(chunk, charset).toString('base64')}?=`
      : `=?iso-8859-1?Q?${qEncoded(bytesOf(chunk, charset))}?=`;
  return chunksOf(text, charset, charset === 'utf-8' ? maxWordBytes : maxWordBytes / 3)
    .map(encode)
    .join('\r\n ');
}

export function mailboxText({ name, address }: Person, charset: Charset = 'utf-8'): string {
  const phrase = /^[A-Za-z0-9 ]*$/.test(name) || !isAscii(name) ? headerText(name, charset) : `"${name}"`;
  return `${phrase} <${address}>`;
}

/** One header line, folded at spaces so that no line grows long. */
export function headerLine(name: string, value: string): string {
  const lines: string[] = [];
  let line = `${name}:`;
  for (const word of value.split(/(?:\r\n)? /)) {
    if (line.length + word.length > 76 && line.includes(' ')) {
      lines.push(line);
      line = '';
    }
    line += ` ${word}`;
  }
  return [...lines, line].join('\r\n');
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** RFC 5322, in UTC. */
export function dateText(date: Date): string {
  const [weekday, month] = [weekdays[date.getUTCDay()], months[date.getUTCMonth()]];
  return `${weekday}, ${date.getUTCDate()} ${month} ${date.getUTCFullYear()} ${date.toISOString().slice(11, 19)} +0000`;
}
