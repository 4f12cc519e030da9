import { hash } from 'node:crypto';

/**
 * Terms are what an inverted index (FTS5) holds of an activity or a decision. It merges what comes in batches, where a B-tree would
 * rewrite a page for each term: several times the rate at a hundred thousand activities.
 */
export const wordTerm = (word: string): string => `w${word}`;

/** A term that stands for an exact text, however long, in which case counts. */
export function term(kind: string, ...parts: readonly string[]): string {
  const text = parts.join('\0');
  return `${kind}${known.get(text) ?? remembered(text)}`;
}

const known = new Map<string, string>();
const maxKnown = 10_000;

/** The same mailboxes, folders and records come again and again. */
function remembered(text: string): string {
  const hashed = hash('sha256', text, 'hex').slice(0, 24);
  if (known.size >= maxKnown) known.clear();
  known.set(text, hashed);
  return hashed;
}

/** In the index's own language: one term, or all that begin so. */
export const exactly = (text: string): string => `"${text}"`;
export const beginningWith = (text: string): string => `"${text}"*`;
