import type { MailboxId } from '@foldwatch/domain';

/** Who asks. An owner sees the own mailbox and what it tracks; an admin sees all but what others' mail says beyond tracking. */
export type Principal =
  /** Without an id: the holder of the installation's own token. */
  | { readonly kind: 'admin'; readonly name: string; readonly administratorId?: string }
  | { readonly kind: 'owner'; readonly name: string; readonly mailboxId: MailboxId };

/** The holder of the installation's own token, who is there before anybody was named. */
export const admin: Principal = { kind: 'admin', name: 'admin' };

export const ownerOf = (mailboxId: MailboxId): Principal => ({ kind: 'owner', name: `owner:${mailboxId}`, mailboxId });

/** May see the mailbox's configuration and its links. */
export const canSeeMailbox = (principal: Principal, mailboxId: MailboxId): boolean =>
  principal.kind === 'admin' || principal.mailboxId === mailboxId;

/** Decisions about mail that is not tracked are the owner's; an admin sees them without the subject. */
export const canSeeUntrackedMail = (principal: Principal, mailboxId: MailboxId): boolean =>
  principal.kind === 'owner' && principal.mailboxId === mailboxId;
