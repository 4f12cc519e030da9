import type { mongo } from 'mongoose';
import { pauseBefore } from './attempts';
import { replaceRows, type Replacement, type StoredRow } from './replacements';
import { endlessConflict } from './store-failure';

const maxRounds = 6;

/**
 * Replaces or inserts. A key that is taken was inserted by somebody else at the same moment, so it is there the next
 * time; `whenTaken` may know better and raise.
 */
export async function putRows(
  collection: mongo.Collection<StoredRow>,
  replacements: readonly Replacement[],
  whenTaken: () => Promise<void> = async () => undefined,
): Promise<void> {
  let left = replacements;
  for (let round = 1; left.length > 0; round += 1) {
    const { taken, conflicted } = await replaceRows(collection, left);
    if (taken.length > 0) await whenTaken();
    left = [...taken, ...conflicted];
    if (left.length > 0 && round >= maxRounds) throw endlessConflict();
    if (left.length > 0) await pauseBefore(round);
  }
}
