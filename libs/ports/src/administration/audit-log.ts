import type { FieldChange, MailboxId } from '@foldwatch/domain';

/** `look`: mail was opened or searched by somebody whom its mailbox does not belong to. */
export type AuditKind = 'change' | 'look';

/**
 * One writing call of the API, or a look at a mailbox's mail. It holds names and values of configuration, and never text of mail,
 * addresses of people who wrote or got it, or secrets.
 */
export interface AuditEntry {
  /** Recording it again replaces it. */
  readonly id: string;
  /** A change, where it does not say so. */
  readonly kind?: AuditKind;
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
  /** One of them: looks are many, and are not to hide changes. */
  readonly kind: AuditKind;
  /** A name. */
  readonly by?: string;
  readonly action?: string;
  readonly mailboxId?: MailboxId;
  readonly since?: string;
  readonly cursor?: string;
  readonly limit: number;
}

/** Remembers who changed what, and who looked at whose mail. Newest first. Raises `StoreUnavailable`. */
export abstract class AuditLog {
  abstract record(entries: readonly AuditEntry[]): Promise<void>;
  abstract list(
    filter: AuditFilter,
  ): Promise<{ readonly entries: readonly AuditEntry[]; readonly nextCursor?: string }>;
  /** Removes up to `limit` from before `before`; says how many. */
  abstract removeBefore(before: string, limit: number): Promise<number>;
}
