import type { mongo } from 'mongoose';
import { attempt } from './attempts';
import type { StoredRow } from './replacements';

/** At most so many of those that stand before this in their order; gives how many. One that moved on in between stays. */
export async function removeOld(
  collection: mongo.Collection<StoredRow>,
  before: string,
  limit: number,
): Promise<number> {
  const old = await attempt(() =>
    collection
      .find({ order: { $lt: before } }, { projection: { _id: 1 } })
      .sort({ order: 1 })
      .limit(limit)
      .toArray(),
  );
  if (old.length === 0) return 0;
  const stillOld = { _id: { $in: old.map(({ _id }) => _id) }, order: { $lt: before } };
  const { deletedCount } = await attempt(() => collection.deleteMany(stillOld));
  return deletedCount;
}
