import { hash } from 'node:crypto';

/**
 * What Exchange, a sender or a CRM chose can be long and can be made to collide with an index's limits. Short texts
 * stand in keys as they are, so that people can read them; longer ones by their hash.
 */
const maxLength = 60;
/** Where order counts, so much of a long text stays before its hash. */
const maxOrderedLength = 250;
const separator = '\t';

export const keyOf = (...parts: readonly string[]): string => parts.map(shortened).join(separator);

/** Sorts as the text does, except among texts that begin alike for longer than anybody's ids do. */
export const orderKeyOf = (text: string): string =>
  text.length <= maxOrderedLength ? text : `${text.slice(0, maxOrderedLength)}#${hashOf(text)}`;

/** Whether `orderKeyOf` kept the whole text. */
export const isWholeOrderKey = (key: string): boolean => key.length <= maxOrderedLength;

/** A name for a field of a document: no dot or dollar can be in it, whatever it stands for. */
export const fieldNameOf = (text: string): string => hashOf(text);

function shortened(text: string): string {
  if (text.length > maxLength || text.startsWith('#')) return `#${hashOf(text)}`;
  return /[\t\0]/.test(text) ? `#${hashOf(text)}` : text;
}

const hashes = new Map<string, string>();
const maxHashes = 10_000;

/** Remembered, since the same mailboxes, folders and addresses come again and again. */
function hashOf(text: string): string {
  const known = hashes.get(text);
  if (known !== undefined) return known;
  const hashed = hash('sha256', text, 'base64url').slice(0, 24);
  if (hashes.size >= maxHashes) hashes.clear();
  hashes.set(text, hashed);
  return hashed;
}
