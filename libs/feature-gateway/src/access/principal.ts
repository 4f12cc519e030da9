import type { Mailbox, MailboxId, Scope } from '@foldwatch/domain';
import type { User, UserRole } from '@foldwatch/ports';

/** An auditor reads what an admin reads, and writes nothing. */
export type Role = UserRole;

/** Who asks. A user sees the own mailboxes and what they track; an admin sees all but what others' mail says beyond tracking. */
export interface Principal {
  readonly role: Role;
  /** Nobody else has it: what was done stays the doing of one person. */
  readonly name: string;
  /** For people to read; else the name is. */
  readonly displayName?: string;
  /** Whoever comes by a one-time link or with a token has none. */
  readonly userId?: string;
  /** The record of the table `systemuser` that the login stands for. */
  readonly systemUserId?: string;
  /** Of an administrator with a token of their own. */
  readonly administratorId?: string;
  /** Those that are one's own, or shared and granted; an admin may have some as well. */
  readonly mailboxIds: ReadonlySet<MailboxId>;
  /** Nothing else is open before that was done. */
  readonly mustChangePassword?: boolean;
  /** Of the key of a script: what it may do of what its role may. */
  readonly scopes?: ReadonlySet<Scope>;
}

const noMailboxes: ReadonlySet<MailboxId> = new Set();

/** The holder of the installation's own token, who is there before anybody was named. */
export const admin: Principal = { role: 'admin', name: 'admin', mailboxIds: noMailboxes };

export const namedAdmin = (name: string, administratorId: string): Principal => ({ ...admin, name, administratorId });

/** Whoever was handed the one-time link of a mailbox. */
export const ownerOf = (
  mailboxId: MailboxId,
  { systemUserId, address }: { readonly systemUserId?: string | undefined; readonly address?: string | undefined } = {},
): Principal => ({
  role: 'user',
  name: `owner:${mailboxId}`,
  ...(address !== undefined && { displayName: address }),
  mailboxIds: new Set([mailboxId]),
  ...(systemUserId !== undefined && { systemUserId }),
});

export const userOf = (user: User, mailboxIds: readonly MailboxId[]): Principal => ({
  role: user.role,
  name: user.name,
  displayName: user.displayName,
  userId: user.id,
  ...(user.systemUserId !== undefined && { systemUserId: user.systemUserId }),
  mailboxIds: new Set(mailboxIds),
  ...(user.mustChangePassword === true && { mustChangePassword: true }),
});

/** The key of a script: an administrator as far as its scopes go, an auditor when they are all for reading. */
export const keyOfScript = (name: string, scopes: readonly Scope[]): Principal => ({
  role: scopes.some((scope) => scope.endsWith(':write')) ? 'admin' : 'auditor',
  name: `key:${name}`,
  mailboxIds: noMailboxes,
  scopes: new Set(scopes),
});

/** May change what is not one's own. */
export const mayAdminister = ({ role }: Principal): boolean => role === 'admin';

/** May change anything at all. */
export const mayWrite = ({ role }: Principal): boolean => role !== 'auditor';

/** May see what is not one's own. */
export const canSeeEveryMailbox = ({ role }: Principal): boolean => role !== 'user';

/** May see the mailbox's configuration and its links. */
export const canSeeMailbox = (principal: Principal, mailboxId: MailboxId): boolean =>
  canSeeEveryMailbox(principal) || principal.mailboxIds.has(mailboxId);

/** Whether it belongs to them: not those whom it was granted to, and nobody who administers it. */
export const ownsMailbox = (principal: Principal, { id, ownerId }: Pick<Mailbox, 'id' | 'ownerId'>): boolean =>
  (ownerId !== undefined && ownerId === principal.systemUserId) || isByLinkOf(principal, id);

const isByLinkOf = ({ role, userId, mailboxIds }: Principal, id: MailboxId): boolean =>
  role === 'user' && userId === undefined && mailboxIds.has(id);

/** Decisions about mail that is not tracked are the owner's; others see them without the subject. */
export const canSeeUntrackedMail = ({ mailboxIds }: Principal, mailboxId: MailboxId): boolean =>
  mailboxIds.has(mailboxId);

/** Of which mailboxes to tell who asks for one, or for none in particular. `undefined`: of all there are. */
export function mailboxesFor(principal: Principal, asked?: MailboxId): readonly MailboxId[] | undefined {
  if (asked !== undefined) return canSeeMailbox(principal, asked) ? [asked] : [];
  return canSeeEveryMailbox(principal) ? undefined : [...principal.mailboxIds];
}
