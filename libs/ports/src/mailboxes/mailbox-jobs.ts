import type { ActivityId, FolderId, MailboxId, NamedRecord, RecordingWish, RuleId } from '@foldwatch/domain';
import type { AuditEntry } from '../administration/audit-log';
import type { FolderCompleteness } from './completeness';
import type { HoldingTopic } from '../events/event-texts';
import type { AccessStep, AccessStepName } from '../mail/mail-source';

/** Work that needs Exchange: the mailbox's owner does it. */
export type ExchangeRequest =
  | { readonly kind: 'sync' }
  | { readonly kind: 'test-and-enable' }
  | { readonly kind: 'read-folders' }
  /** Stops the backfill of a rule; what is not yet read is skipped. */
  | { readonly kind: 'stop-backfill'; readonly ruleId: string }
  /** Asked for by a person where no cause is named; a scheduled one takes its time. */
  | { readonly kind: 'completeness'; readonly because?: 'schedule' | 'events-lost' }
  /** Tells of a message once more because a person wants it recorded; in which folder it was last, where it has copies. */
  | {
      readonly kind: 'record';
      readonly activityId: ActivityId;
      readonly folderId: FolderId;
      readonly internetMessageId?: string;
      readonly wish: RecordingWish;
    }
  /** Reads metadata of messages for a simulation, and hands it on to those who decide. */
  | { readonly kind: 'simulate'; readonly simulationId: string };

/** Work that needs the store alone: the writer does it. */
export type WriterRequest =
  /** Gives what the rule tracked at versions below `ruleVersion` its record of that version (none: takes it off). */
  | {
      readonly kind: 'relink';
      readonly ruleId: RuleId;
      readonly ruleVersion: number;
      readonly regarding?: NamedRecord;
    }
  /** Erases a person, who is known by keyed hashes alone (see `ErasedPeople`), or counts what that would reach. */
  | {
      readonly kind: 'erase';
      readonly subjects: readonly string[];
      readonly dryRun: boolean;
      readonly by: string;
    }
  /** Tells again what the store knows, for consumers who lost it; waits under `wholeOrganization`. */
  | { readonly kind: 'republish'; readonly of: RepublishedPart }
  /** Resolves stored activities anew by the `RecordChanges` that were noted; waits under `wholeOrganization`. */
  | { readonly kind: 'resolve' };

/** What is left to do when a test has passed: any gateway does it; waits under `ofGateways`. */
export interface EnablingRequest {
  readonly kind: 'enable';
  readonly mailboxId: MailboxId;
  /** The job that tests it. */
  readonly testId: string;
  readonly by: AuditEntry['by'];
}

/**
 * Gives the categories of a mailbox the names that its owner may read by these rights. Whoever has the mailbox begins it, before
 * anything is written by them: the newest one says by which rights the names in the mailbox were written.
 */
export interface RenamingRequest {
  readonly kind: 'rename-categories';
  readonly rights: string;
}

/** Work that waits in the store until it is done. */
export type JobRequest = ExchangeRequest | WriterRequest | EnablingRequest | RenamingRequest;

const ofWriter: ReadonlySet<JobRequest['kind']> = new Set<WriterRequest['kind']>([
  'relink',
  'republish',
  'resolve',
  'erase',
]);

export const isOfWriter = (job: MailboxJob): job is WriterJob => ofWriter.has(job.request.kind);
export const isEnabling = (job: MailboxJob): job is EnablingJob => job.request.kind === 'enable';
export const isRenaming = (job: MailboxJob): job is RenamingJob => job.request.kind === 'rename-categories';
export const isOfExchange = (job: MailboxJob): job is ExchangeJob =>
  !isOfWriter(job) && !isEnabling(job) && !isRenaming(job);

/** One activity, all that a mailbox ever had a link of, or all that was modified at or after a moment. */
export type RepublishedPart =
  { readonly activityId: ActivityId } | { readonly mailboxId: MailboxId } | { readonly since: string };

/** The mailbox id under which jobs wait that concern no single mailbox. */
export const wholeOrganization: MailboxId = '*';
/** The mailbox id under which jobs wait that gateways do. */
export const ofGateways: MailboxId = '*gateways';

/** What an erasure removed, or would remove, by kind. */
export type ErasureCounts = Readonly<Record<string, number>>;

export type JobResult =
  | { readonly kind: 'done' }
  | { readonly kind: 'tested'; readonly steps: readonly AccessStep[] }
  | { readonly kind: 'completeness'; readonly folders: readonly FolderCompleteness[] }
  | { readonly kind: 'erased'; readonly counts: ErasureCounts; readonly holding: readonly HoldingTopic[] }
  /** By a person; what was done until then stays. */
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string };

/** How far a long job is; whoever takes it up goes on from there. */
export interface JobProgress {
  /** Compared and set with each step; 1 for the first. */
  readonly revision: number;
  readonly at: string;
  /** Activities dealt with; of a simulation messages read, of a renaming messages looked at. */
  readonly done: number;
  /** Of a walk by time: up to which it came. */
  readonly reachedAt?: string;
  readonly cursor?: string;
  /** Of a job in several steps: in which it is, and what was done by kind. */
  readonly step?: string;
  readonly counts?: ErasureCounts;
  /** Of the test of a mailbox. */
  readonly access?: AccessHeadway;
}

/** How far the test of a mailbox is. */
export interface AccessHeadway {
  readonly ended: readonly AccessStep[];
  readonly running?: { readonly step: AccessStepName; readonly doing: string; readonly startedAt: string };
}

export interface MailboxJob {
  readonly id: string;
  readonly mailboxId: MailboxId;
  readonly request: JobRequest;
  readonly createdAt: string;
  readonly finishedAt?: string;
  readonly result?: JobResult;
  readonly progress?: JobProgress;
}

export type WriterJob = MailboxJob & { readonly request: WriterRequest };
export type ExchangeJob = MailboxJob & { readonly request: ExchangeRequest };
export type RenamingJob = MailboxJob & { readonly request: RenamingRequest };
export type EnablingJob = MailboxJob & { readonly request: EnablingRequest };

export interface JobFilter {
  readonly mailboxId: MailboxId;
  readonly kind: JobRequest['kind'];
  readonly cursor?: string;
  readonly limit: number;
}

/** Jobs wait in the store, so that none is lost with a process. Raises `StoreUnavailable`. */
export abstract class MailboxJobs {
  abstract add(job: MailboxJob): Promise<void>;
  abstract find(id: string): Promise<MailboxJob | undefined>;
  /** Jobs without result, oldest first. */
  abstract findOpen(mailboxIds: readonly MailboxId[]): Promise<readonly MailboxJob[]>;
  /** The first result stays. */
  abstract finish(id: string, result: JobResult, finishedAt: string): Promise<void>;
  /**
   * Writes when the job is open and its stored revision is one below (none is 0); `lost` says that it was finished or
   * stopped, or that somebody else has gone on with it.
   */
  abstract advance(id: string, progress: JobProgress): Promise<'saved' | 'lost'>;
  /** Open and finished ones of a kind, the newest first. */
  abstract list(filter: JobFilter): Promise<{ readonly jobs: readonly MailboxJob[]; readonly nextCursor?: string }>;
  /** The newest finished job of a kind. */
  abstract findLatest(mailboxId: MailboxId, kind: JobRequest['kind']): Promise<MailboxJob | undefined>;
}
