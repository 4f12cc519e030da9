import type { FolderRule } from '@foldwatch/domain';

/** Stands for the mailbox's track option where cursors name the rule by which a folder was listed. */
export const automaticReading = 'automatic';

/** By what new mail in a folder is read: a rule that tracks it, or the mailbox's track option. */
export interface ReadingTerms extends Pick<FolderRule, 'id' | 'existing'> {
  /** Mail received after this was not there before; absent where only the reading itself can tell. */
  readonly effectiveFrom?: string;
}

/** The later of two moments, of which there may be none. */
export const laterOf = (a: string | undefined, b: string | undefined): string | undefined =>
  a === undefined || (b !== undefined && b > a) ? b : a;
