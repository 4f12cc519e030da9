import { mongo } from 'mongoose';
import { attempt } from './attempts';
import { isDuplicateKey, isWriteConflict } from './store-failure';

/** A row as far as writing in bulk needs to know it. */
export interface StoredRow {
  readonly _id: string;
  readonly [field: string]: unknown;
}

/** The whole new row of an id, where the stored one meets `filter`; with `upsert` also where none is stored. */
export interface Replacement {
  readonly filter: mongo.Filter<StoredRow> & { readonly _id: string };
  readonly replacement: Readonly<Record<string, unknown>>;
  readonly upsert: boolean;
}

export interface Replaced {
  readonly count: number;
  /** A row with the id is stored and does not meet the filter, or somebody inserted it at the same moment. */
  readonly taken: readonly Replacement[];
  /** Somebody else wrote the row at the same moment; nothing was done. */
  readonly conflicted: readonly Replacement[];
}

/** Small enough to leave others their turn, large enough that the way there does not count. */
const portionSize = 500;

/**
 * One unordered bulk for each portion. Replacements alone, so that each is one command, in which every row happens or
 * not by itself; a row that did not is a value here, and only what concerns all of them is raised.
 */
export async function replaceRows(
  collection: mongo.Collection<StoredRow>,
  replacements: readonly Replacement[],
): Promise<Replaced> {
  const all: Replaced[] = [];
  for (let start = 0; start < replacements.length; start += portionSize) {
    const portion = replacements.slice(start, start + portionSize);
    all.push(await attempt(() => replacePortion(collection, portion)));
  }
  return {
    count: all.reduce((sum, { count }) => sum + count, 0),
    taken: all.flatMap(({ taken }) => taken),
    conflicted: all.flatMap(({ conflicted }) => conflicted),
  };
}

async function replacePortion(
  collection: mongo.Collection<StoredRow>,
  portion: readonly Replacement[],
): Promise<Replaced> {
  const operations = portion.map((replaceOne): mongo.AnyBulkWriteOperation<StoredRow> => ({
    replaceOne: { ...replaceOne },
  }));
  try {
    const result = await collection.bulkWrite(operations, { ordered: false });
    return { count: countIn(result), taken: [], conflicted: [] };
  } catch (error) {
    if (!(error instanceof mongo.MongoBulkWriteError)) throw error;
    const failures = [error.writeErrors].flat();
    if (failures.length === 0 || !failures.every(isByItself) || error.result.getWriteConcernError() !== undefined)
      throw error;
    const failed = (which: (failure: unknown) => boolean): readonly Replacement[] =>
      failures.filter(which).flatMap(({ index }) => portion[index] ?? []);
    return { count: countIn(error.result), taken: failed(isDuplicateKey), conflicted: failed(isWriteConflict) };
  }
}

const countIn = ({ matchedCount, upsertedCount }: mongo.BulkWriteResult): number => matchedCount + upsertedCount;

const isByItself = (failure: unknown): boolean => isDuplicateKey(failure) || isWriteConflict(failure);
