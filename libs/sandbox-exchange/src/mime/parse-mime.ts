import PostalMime, { type Address, type Email } from 'postal-mime';
import { type Correspondent } from '../store/item';

/** Reads a message; one that breaks the parser becomes a message with nothing but its raw text. */
export async function parseMime(mime: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(mime, { rfc822Attachments: true, forceRfc822Attachments: true });
  } catch {
    return { headers: [], headerLines: [], attachments: [] };
  }
}

export function headerOf(email: Email, name: string): string | undefined {
  const value = email.headers.find(({ key }) => key === name)?.value.trim();
  return value === '' ? undefined : value;
}

/** Groups are flattened to their members, as Exchange does. */
export function toCorrespondents(addresses: readonly Address[] | undefined): readonly Correspondent[] {
  return (addresses ?? []).flatMap((entry) => (entry.group === undefined ? [entry] : entry.group)).map(toCorrespondent);
}

function toCorrespondent({ name, address }: Address): Correspondent {
  return { ...(name === '' ? {} : { name }), ...(address === undefined || address === '' ? {} : { address }) };
}

export function firstCorrespondent(address: Address | undefined): Correspondent | undefined {
  return address === undefined ? undefined : toCorrespondents([address])[0];
}

/** The header section as it came, for the transport headers property and the list of headers. */
export function rawHeaders(mime: Buffer): string {
  const text = mime.subarray(0, 256 * 1024).toString('latin1');
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length;
  const bytes = mime.subarray(0, end);
  return `${bytes
    .toString('utf8')
    .replace(/^From [^\n]*\n/, '')
    .replace(/\r?\n/g, '\r\n')}\r\n`;
}

export interface Header {
  readonly name: string;
  readonly value: string;
}

/** Headers in their order, unfolded. */
export function headerList(mime: Buffer): readonly Header[] {
  const lines = rawHeaders(mime)
    .replace(/\r\n(?=[ \t])/g, '')
    .split('\r\n');
  return lines.flatMap((line) => {
    const colon = line.indexOf(':');
    return colon > 0 ? [{ name: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() }] : [];
  });
}
