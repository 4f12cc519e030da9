import { createHash, randomBytes, randomInt, randomUUID, timingSafeEqual } from 'node:crypto';

/** For what is given a name once and has none of its own. */
export const randomId = (): string => randomUUID();

/** A secret that cannot be guessed: 32 random bytes, URL-safe. */
export const randomSecret = (): string => randomBytes(32).toString('base64url');

/** One of the whole numbers from zero up to, and without, `limit`, which cannot be guessed. */
export const randomBelow = (limit: number): number => randomInt(limit);

/** Takes the same time wherever the two differ, their lengths included. */
export const isSameSecret = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
