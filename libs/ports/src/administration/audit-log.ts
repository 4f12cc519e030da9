import type { FieldChange, MailboxId } from '@foldwatch/domain';

/**
 * One writing call of the API. It holds names and values of configuration, and never text of mail, addresses of people who wrote
 * or got it, or secrets.
 */
export interface AuditEntry {
  /** Recording it again replaces it. */
  readonly id: string;
  readonly at: string;
  /** `owner`: a user, as earlier releases noted it. */
  readonly by: { readonly kind: 'user' | 'admin' | 'auditor' | 'owner'; readonly name: string };
  /** The operation, as the API's description names it. */
  readonly action: string;
  /** The path of what it was done to. */
  readonly resource: string;
  readonly mailboxId?: MailboxId;
  /** `begun` when the process ended before it could say what became of it. */
  readonly outcome: 'begun' | 'done' | 'refused' | 'failed';
  /** Why it was refused, or failed. */
  readonly code?: string;
  /** The fields that the request named. */
  readonly requested: readonly string[];
  readonly changes: readonly FieldChange[];
}

export interface AuditFilter {
  /** A name. */
  readonly by?: string;
  readonly action?: string;
  readonly mailboxId?: MailboxId;
  readonly since?: string;
  readonly cursor?: string;
  readonly limit: number;
}

/** Remembers who changed what. Newest first. Raises `StoreUnavailable`. */
export abstract class AuditLog {
  abstract record(entries: readonly AuditEntry[]): Promise<void>;
  abstract list(
    filter: AuditFilter,
  ): Promise<{ readonly entries: readonly AuditEntry[]; readonly nextCursor?: string }>;
  /** Removes up to `limit` from before `before`; says how many. */
  abstract removeBefore(before: string, limit: number): Promise<number>;
}
