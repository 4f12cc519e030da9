import type { MailboxId } from '@foldwatch/domain';

export interface MailboxFilter {
  readonly mailboxId?: MailboxId;
  readonly mailboxIds?: readonly MailboxId[];
}

/** What a store is asked for: of one mailbox, which it finds fastest, of several, or of all there are. */
export function mailboxFilter(mailboxIds: readonly MailboxId[] | undefined): MailboxFilter {
  const [first, ...others] = mailboxIds ?? [];
  if (mailboxIds === undefined) return {};
  return first !== undefined && others.length === 0 ? { mailboxId: first } : { mailboxIds };
}
