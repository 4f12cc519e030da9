import type { ErasedPerson } from '@foldwatch/domain';
import type { ErasureCounts } from '@foldwatch/ports';

/** One erasure as its steps see it. */
export interface ErasureWork {
  readonly jobId: string;
  readonly createdAt: string;
  readonly dryRun: boolean;
  /** Somebody else may have been ended in the middle of a page. */
  readonly isResumed: boolean;
  readonly person: ErasedPerson;
  readonly categoryName: string;
}

export interface ErasurePage {
  /** What was removed, or would be, by kind. */
  readonly counts: ErasureCounts;
  /** Absent when the step is done. */
  readonly nextCursor?: string;
}

/** One place in which a person may be named. A page that is gone through twice does no harm. */
export interface ErasureStep {
  next(work: ErasureWork, cursor?: string): Promise<ErasurePage>;
}

export const addCounts = (a: ErasureCounts, b: ErasureCounts): ErasureCounts => {
  const sums = new Map(Object.entries(a));
  for (const [kind, count] of Object.entries(b)) if (count > 0) sums.set(kind, (sums.get(kind) ?? 0) + count);
  return Object.fromEntries(sums);
};
