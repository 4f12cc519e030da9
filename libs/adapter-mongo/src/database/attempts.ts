import { setTimeout as wait } from 'node:timers/promises';
import { isDuplicateKey, isLostOnTheWay, isWriteConflict, toStoreError } from './store-failure';

const maxAttempts = 5;
const pauseMs = 15;

/**
 * Runs one command, and again when it met a conflict (it did nothing) or when its answer was lost (it may have been
 * done). So whatever runs here may be done twice: it sets what it sets, adds what is already there, or tells its own
 * work by its mark. Raises `StoreUnavailable` when MongoDB is not to be had.
 */
export function attempt<T>(act: () => Promise<T>): Promise<T> {
  return repeatedly(act, (error) => isWriteConflict(error) || isLostOnTheWay(error));
}

/** The same for a single upsert: a key taken in between is one that is there the next time. */
export function attemptUpsert<T>(act: () => Promise<T>): Promise<T> {
  return repeatedly(act, (error) => isDuplicateKey(error) || isWriteConflict(error) || isLostOnTheWay(error));
}

async function repeatedly<T>(act: () => Promise<T>, mayRepeat: (error: unknown) => boolean): Promise<T> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await act();
    } catch (error) {
      if (attempts >= maxAttempts || !mayRepeat(error)) throw toStoreError(error);
      await pauseBefore(attempts);
    }
  }
}

/** Those who collided shall not collide again. */
export const pauseBefore = (attempts: number): Promise<void> => wait(pauseMs * attempts * (0.5 + Math.random()));
