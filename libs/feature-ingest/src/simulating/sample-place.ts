import type { FolderId } from '@foldwatch/domain';
import type { JobProgress } from '@foldwatch/ports';

/** A page of a folder's listing, and how many portions of it are read. */
export interface SamplePlace {
  readonly folderId: FolderId;
  readonly cursor?: string;
  readonly portions: number;
}

/** How far the reading of samples is. */
export interface SampleReading {
  /** Where it goes on; `undefined` when all folders are read. */
  readonly place?: SamplePlace;
  /** The number of the next page of samples. */
  readonly page: number;
  readonly done: number;
  readonly revision: number;
}

type Noted = Pick<SampleReading, 'place' | 'page'>;

/** From what was noted before, or from the first folder. */
export function beginReading(progress: JobProgress | undefined, folders: readonly FolderId[]): SampleReading {
  if (progress?.cursor === undefined) return { ...placeAt(folders[0]), page: 0, done: 0, revision: 0 };
  const noted: Noted = JSON.parse(progress.cursor);
  return { ...noted, done: progress.done, revision: progress.revision };
}

export const toProgress = ({ place, page, done, revision }: SampleReading, at: string): JobProgress => ({
  revision,
  at,
  done,
  cursor: JSON.stringify({ ...(place !== undefined && { place }), page } satisfies Noted),
});

/** Behind a portion: the next one of the same listing. */
export const behindPortion = (reading: SampleReading, place: SamplePlace, count: number): SampleReading => ({
  place: { ...place, portions: place.portions + 1 },
  page: reading.page + 1,
  done: reading.done + count,
  revision: reading.revision + 1,
});

/** Behind a page of a folder's listing: the next one, or the next folder. */
export function behindListing(
  { page, done, revision }: SampleReading,
  { folderId }: SamplePlace,
  { next, folders }: { readonly next: string | undefined; readonly folders: readonly FolderId[] },
): SampleReading {
  const more = next === undefined ? placeAt(folders.find((id) => id > folderId)) : placeAt(folderId, next);
  return { ...more, page, done, revision: revision + 1 };
}

const placeAt = (folderId: FolderId | undefined, cursor?: string): Pick<SampleReading, 'place'> =>
  folderId === undefined ? {} : { place: { folderId, portions: 0, ...(cursor !== undefined && { cursor }) } };
