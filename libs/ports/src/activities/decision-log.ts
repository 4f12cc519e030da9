import type { ActivityId, Check, DecidingRule, MailboxId, MailParty, ReasonCode } from '@foldwatch/domain';

/** One decision as it is kept for people: with subject and sender, and so only as long as the organization keeps decisions. */
export interface LoggedDecision {
  /** The decision's id; logging it again replaces it. */
  readonly id: string;
  readonly mailboxId: MailboxId;
  readonly activityId: ActivityId;
  readonly internetMessageId?: string;
  readonly folderId: string;
  readonly kind: 'present' | 'left' | 'category-removed';
  readonly verdict: 'track' | 'skip' | 'noted';
  readonly reason: ReasonCode;
  readonly checks: readonly Check[];
  readonly rule?: DecidingRule;
  /** Ids of the exclusions that held for the message. */
  readonly exclusions?: readonly string[];
  readonly observedAt: string;
  readonly decidedAt: string;
  readonly subject?: string;
  readonly sender?: MailParty;
}

/** Beginnings of words of subject and sender, all of which must be there. */
export interface DecisionSearch {
  readonly words: readonly string[];
  /** Mail that is not tracked is found by its owner alone; for others it must be as if it had no words. */
  readonly among: 'tracked' | 'all';
}

export interface DecisionFilter {
  readonly mailboxId?: MailboxId;
  /** Of one of these mailboxes. */
  readonly mailboxIds?: readonly MailboxId[];
  /** Only of messages that rest somewhere, and not of ones that left or lost their category. */
  readonly isOfArrival?: true;
  readonly messageId?: string;
  readonly activityId?: ActivityId;
  readonly verdict?: LoggedDecision['verdict'];
  readonly search?: DecisionSearch;
  readonly reason?: ReasonCode;
  readonly since?: string;
  readonly cursor?: string;
  readonly limit: number;
}

/** Remembers decisions about messages, tracked or not, until they are too old. Newest first. Raises `StoreUnavailable`. */
export abstract class DecisionLog {
  abstract append(decisions: readonly LoggedDecision[]): Promise<void>;
  abstract find(id: string): Promise<LoggedDecision | undefined>;
  abstract list(
    filter: DecisionFilter,
  ): Promise<{ readonly decisions: readonly LoggedDecision[]; readonly nextCursor?: string }>;
  /** Of these messages in one mailbox, the newest first; of a message with very many, its newest. */
  abstract findOfMessages(mailboxId: MailboxId, messageIds: readonly string[]): Promise<readonly LoggedDecision[]>;
  /** For how many of the kept decisions each exclusion held; those without any are left out. */
  abstract countByExclusion(ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Unknown ids are ignored. */
  abstract removeMany(ids: readonly string[]): Promise<void>;
  abstract countBefore(before: string): Promise<number>;
  /** Removes up to `limit` decided before `before`; says how many. */
  abstract removeBefore(before: string, limit: number): Promise<number>;
}
