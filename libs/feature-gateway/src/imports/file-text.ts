import { InvalidRequest } from '../http/refusal';

const remedy = 'save it as CSV in UTF-8 and send that';
const marks = [
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
] as const;

/** The text of a file in UTF-8, with or without a mark of byte order, or in UTF-16 with one, as spreadsheets write it. */
export function fileText(file: unknown): string {
  if (!Buffer.isBuffer(file) || file.length === 0) throw refusal('is empty');
  const marked = marks.find(({ bytes }) => bytes.every((byte, at) => file[at] === byte));
  if (marked === undefined && file.includes(0)) throw refusal(`is not text in UTF-8, but perhaps UTF-16; ${remedy}`);
  const text = decoded(file, marked?.encoding ?? 'utf-8');
  if (text === undefined) throw refusal(`is not in UTF-8, but perhaps Windows-1252 (Latin-1); ${remedy}`);
  if (text.trim() === '') throw refusal('is empty');
  return text;
}

function decoded(file: Buffer, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(file);
  } catch {
    return undefined;
  }
}

/** A file that cannot be taken, as a whole. */
export const refusal = (message: string): InvalidRequest => new InvalidRequest([{ field: 'body', message }]);
