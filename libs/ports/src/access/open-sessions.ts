import type { MailboxId } from '@foldwatch/domain';

/** Whose a session is. */
export type SessionHolder =
  | { readonly kind: 'user'; readonly userId: string; readonly epoch: number }
  | { readonly kind: 'administrator'; readonly administratorId: string }
  | { readonly kind: 'installation' }
  | { readonly kind: 'mailbox'; readonly mailboxId: MailboxId };

export interface OpenSession {
  /** Computed from what the browser holds, which is kept nowhere. */
  readonly id: string;
  readonly holder: SessionHolder;
  readonly how: 'password' | 'link' | 'open-id-connect';
  /** What the browser says it is. */
  readonly client?: string;
  /** From where it was opened. */
  readonly address?: string;
  readonly openedAt: string;
  readonly usedAt: string;
  /** However often it is used. */
  readonly expiresAt: string;
}

/** All that is the same person's has one key. */
export function holderKeyOf(holder: SessionHolder): string {
  switch (holder.kind) {
    case 'user':
      return `user:${holder.userId}`;
    case 'administrator':
      return `administrator:${holder.administratorId}`;
    case 'mailbox':
      return `mailbox:${holder.mailboxId}`;
    case 'installation':
      return holder.kind;
    default:
      return holder;
  }
}

/** Sessions of browsers, for every gateway. A write that has returned is seen by every later read. Raises `StoreUnavailable`. */
export abstract class OpenSessions {
  abstract open(session: OpenSession): Promise<void>;
  abstract find(id: string): Promise<OpenSession | undefined>;
  /** Newest first; without a holder's key everybody's. */
  abstract list(
    holderKey: string | undefined,
    limit: number,
    cursor?: string,
  ): Promise<{ readonly sessions: readonly OpenSession[]; readonly nextCursor?: string }>;
  /** Of one that was ended meanwhile nothing is noted. */
  abstract use(id: string, usedAt: string): Promise<void>;
  abstract end(id: string): Promise<void>;
  abstract endAll(holderKey: string): Promise<void>;
  /** Removes up to `limit` that were last used before `before`; says how many. */
  abstract removeUnused(before: string, limit: number): Promise<number>;
}
