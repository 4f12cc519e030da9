import type { FolderId, MailboxId } from '@foldwatch/domain';

/**
 * What Exchange has against what the store has, for one followed folder. `missing` are Message-IDs (or item keys) decided
 * *track* without a link.
 */
export interface FolderCompleteness {
  readonly folderId: FolderId;
  readonly inExchange: number;
  readonly inStore: number;
  /** In Exchange and rightly not in the store. */
  readonly skipped: number;
  /** The same by reason: `there-before`, `untracked`, `erased`, `backfill-pending`, or a reason code of decisions. */
  readonly skippedBy?: Readonly<Record<string, number>>;
  /** Brought in by this comparison, because they were without a link when it began. */
  readonly mended?: number;
  /** The first of them. */
  readonly missing: readonly string[];
  /** All of them; absent where `missing` has them all. */
  readonly missingCount?: number;
  readonly asOf: string;
}

/** The last comparison of a mailbox that came to its end. */
export interface MailboxCompleteness {
  readonly mailboxId: MailboxId;
  /** When the first of its folders was compared: what came later says nothing about it. */
  readonly asOf: string;
  readonly missing: number;
  readonly folders: readonly FolderCompleteness[];
  /** Since a comparison found something missing, until one finds nothing. */
  readonly gap?: { readonly since: string; readonly comparisons: number };
}

export const missingIn = (folders: readonly FolderCompleteness[]): number =>
  folders.reduce((total, { missing, missingCount }) => total + (missingCount ?? missing.length), 0);
