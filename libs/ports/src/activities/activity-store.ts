import type { Activity, ActivityId, MailboxId, RecordRef, RuleId } from '@foldwatch/domain';

/** What activities are to be found by when records have changed. */
export interface Concerning {
  /** Comparable addresses of parties. */
  readonly addresses: readonly string[];
  /** What they regard. */
  readonly records: readonly RecordRef[];
}

/** Keeps activities. Batch-shaped, because its callers have batches. Raises `StoreUnavailable`. */
export abstract class ActivityStore {
  abstract findMany(ids: readonly ActivityId[]): Promise<ReadonlyMap<ActivityId, Activity>>;
  /**
   * Writes each activity whose stored version is one below its own (none stored is 0); the others come back as `lost`
   * and are left as they are. Durable when it resolves.
   */
  abstract replaceMany(activities: readonly Activity[]): Promise<{ readonly lost: readonly ActivityId[] }>;
  /** Which activities carry each Message-ID, whatever their From; ids without any are left out. */
  abstract findByMessageIds(messageIds: readonly string[]): Promise<ReadonlyMap<string, readonly ActivityId[]>>;
  /** Activities modified at or after `since`, oldest first, a page at a time. */
  abstract findModifiedSince(
    since: string,
    limit: number,
    cursor?: string,
  ): Promise<{ readonly activities: readonly Activity[]; readonly nextCursor?: string }>;
  /** Tracked activities with a link of the mailbox whose rule is `ruleId` at a version below `belowVersion`. */
  abstract findLinkedByRule(
    link: { readonly mailboxId: MailboxId; readonly ruleId: RuleId; readonly belowVersion: number },
    limit: number,
  ): Promise<readonly ActivityId[]>;
  /**
   * Tracked activities with a party of one of the addresses, blind copies too, or that regard one of the records: a page at
   * a time, each at least once, also when it is modified meanwhile. One query for a page, for at most a hundred of both.
   */
  abstract findConcerning(
    what: Concerning,
    limit: number,
    cursor?: string,
  ): Promise<{ readonly activities: readonly Activity[]; readonly nextCursor?: string }>;
  /** Which activities have each content as a body or an attachment, now or earlier; what nobody has is left out. */
  abstract findByContents(refs: readonly string[]): Promise<ReadonlyMap<string, readonly ActivityId[]>>;
}

export interface ActivityFilter {
  readonly messageId?: string;
  readonly mailboxId?: MailboxId;
  /** With a link of one of these mailboxes. */
  readonly mailboxIds?: readonly MailboxId[];
  /** With a placement in this folder now. */
  readonly folderId?: string;
  readonly regarding?: RecordRef;
  readonly regardingTable?: string;
  /** Each word is a prefix of a whole word of subject, names or addresses. */
  readonly words?: readonly string[];
  /** Modified at or after. */
  readonly since?: string;
  readonly cursor?: string;
  readonly limit: number;
}

/** Raised for a cursor that this store did not give. */
export interface ActivityPage {
  readonly activities: readonly Activity[];
  readonly nextCursor?: string;
}

/** What is on the timeline of some records, for somebody who may see some mailboxes. */
export interface TimelineFilter {
  /** One of these addresses is a party, blind copies too, or one of these records is regarded; at most a hundred of both. */
  readonly concerning: Concerning;
  /** Linked by one of these mailboxes; without them by any. */
  readonly mailboxIds?: readonly MailboxId[];
  readonly cursor?: string;
  readonly limit: number;
}

/** Answers people. Newest modified first; tombstones are not listed. Never blocks the writer. */
export abstract class ActivityQueries {
  abstract list(filter: ActivityFilter): Promise<ActivityPage>;
  /** The messages sent last first, whenever they were recorded. */
  abstract timeline(filter: TimelineFilter): Promise<ActivityPage>;
  /** Also a tombstone, which the caller can tell by its status. */
  abstract find(id: ActivityId): Promise<Activity | undefined>;
  /** Also tombstones. */
  abstract findMany(ids: readonly ActivityId[]): Promise<ReadonlyMap<ActivityId, Activity>>;
  /** Tracked activities with a placement of the mailbox in each folder. */
  abstract countByFolder(mailboxId: MailboxId, folderIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Tracked activities whose link of the mailbox was made by the rule: what a relink would reach. */
  abstract countByRule(mailboxId: MailboxId, ruleId: RuleId): Promise<number>;
  /** How many were last modified before a moment; erased ones are not counted. */
  abstract countBefore(before: string): Promise<number>;
}
