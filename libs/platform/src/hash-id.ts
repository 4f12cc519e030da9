import { createHmac, hash } from 'node:crypto';

/** A short identifier (32 characters, URL-safe) computed from what a thing is; parts are told apart, so `['a','bc']` is not `['ab','c']`. */
export function hashId(...parts: readonly string[]): string {
  const text = parts.map((part) => `${part.length}:${part}`).join('');
  return hash('sha256', text, 'base64url').slice(0, 32);
}

/** As `hashId`, for what must not be guessed back from a list of likely values. */
export const keyedHashId = (key: string, text: string): string =>
  createHmac('sha256', key).update(text).digest('base64url').slice(0, 32);
