import type { MailboxId, RuleId } from './ids';
import type { PolicyValues } from './policy/policy-values';

export type MailboxState = 'pending' | 'enabled' | 'disabled';

/** What an admin decided about a mailbox; written by the gateway alone. `version` goes up with each change of it or its rules. */
export interface Mailbox {
  readonly id: MailboxId;
  /** Comparable (see `toEmailAddress`). */
  readonly emailAddress: string;
  readonly kind: 'user' | 'shared' | 'queue';
  readonly ownerId?: string;
  /** Further records of `systemuser` whose logins reach it as their own. */
  readonly grantedTo?: readonly string[];
  /** The team whose values it takes over. */
  readonly teamId?: string;
  readonly state: MailboxState;
  /** Why it is disabled, when it was not an admin. */
  readonly disabledReason?: string;
  /** The mailbox's EWS address when typed in; else the server's or autodiscovered. */
  readonly ewsUrl?: string;
  /** Since when mail outside tracked folders is decided upon: what lay there before is not tracked. */
  readonly automaticFrom?: string;
  readonly version: number;
  readonly createdAt: string;
}

/** Personal options; `undefined` leaves the choice to the team or the organization. */
export type MailboxOptions = Partial<PolicyValues>;

export type RuleStatus =
  | { readonly state: 'pending' }
  | { readonly state: 'backfilling'; readonly done: number; readonly total: number }
  | { readonly state: 'active' }
  | { readonly state: 'paused' }
  | { readonly state: 'disabled'; readonly reason: string }
  | { readonly state: 'error'; readonly reason: string; readonly nextTryAt?: string };

/** What ingest found out about a rule's folder; a document of its own, so that nobody overwrites configuration. */
export interface RuleProgress {
  readonly mailboxId: MailboxId;
  readonly ruleId: RuleId;
  readonly status: RuleStatus;
  /** Messages that were there at the first complete listing. */
  readonly existingCount?: number;
  readonly skippedCount?: number;
  readonly updatedAt: string;
}

/** How the owner gets on with a mailbox. */
export interface MailboxHealth {
  readonly mailboxId: MailboxId;
  readonly lastSeenAt?: string;
  readonly lastProcessedAt?: string;
  readonly throttledUntil?: string;
  readonly failures: number;
  /** Stable code, sentence and cure of what is wrong now. */
  readonly problem?: { readonly code: string; readonly message: string; readonly cure: string; readonly since: string };
  readonly hints: 'streaming' | 'polling';
  /** Since when there are none. */
  readonly hintsDownSince?: string;
}
