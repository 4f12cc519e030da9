import type { MailboxId, NamedRecord, RuleId } from '@foldwatch/domain';
import type { AccessStep } from './mail-source';

/** Work asked for by a person and done by the mailbox's owner; `relink` needs no Exchange and is done by the writer. */
export type JobRequest =
  | { readonly kind: 'sync' }
  | { readonly kind: 'test-and-enable' }
  | { readonly kind: 'read-folders' }
  /** Stops the backfill of a rule; what is not yet read is skipped. */
  | { readonly kind: 'stop-backfill'; readonly ruleId: string }
  | { readonly kind: 'completeness' }
  /** Gives what the rule tracked at versions below `ruleVersion` its record of that version (none: takes it off). */
  | {
      readonly kind: 'relink';
      readonly ruleId: RuleId;
      readonly ruleVersion: number;
      readonly regarding?: NamedRecord;
    };

/** What Exchange has against what the store has, for one tracked folder. `missing` are Message-IDs (or item keys) decided *track* without a link. */
export interface FolderCompleteness {
  readonly folderId: string;
  readonly inExchange: number;
  readonly inStore: number;
  /** There before a rule and not wanted, not to be tracked, or untracked on purpose. */
  readonly skipped: number;
  readonly missing: readonly string[];
  readonly asOf: string;
}

export type JobResult =
  | { readonly kind: 'done' }
  | { readonly kind: 'tested'; readonly steps: readonly AccessStep[] }
  | { readonly kind: 'completeness'; readonly folders: readonly FolderCompleteness[] }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string };

export interface MailboxJob {
  readonly id: string;
  readonly mailboxId: MailboxId;
  readonly request: JobRequest;
  readonly createdAt: string;
  readonly finishedAt?: string;
  readonly result?: JobResult;
}

/** Jobs wait in the store, so that none is lost with a process. Raises `StoreUnavailable`. */
export abstract class MailboxJobs {
  abstract add(job: MailboxJob): Promise<void>;
  abstract find(id: string): Promise<MailboxJob | undefined>;
  /** Jobs without result, oldest first. */
  abstract findOpen(mailboxIds: readonly MailboxId[]): Promise<readonly MailboxJob[]>;
  abstract finish(id: string, result: JobResult, finishedAt: string): Promise<void>;
  /** The newest finished job of a kind. */
  abstract findLatest(mailboxId: MailboxId, kind: JobRequest['kind']): Promise<MailboxJob | undefined>;
}
