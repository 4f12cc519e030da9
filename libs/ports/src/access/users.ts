export type UserRole = 'user' | 'admin' | 'auditor';

/** Who a provider of identities says that somebody is. */
export interface ExternalIdentity {
  readonly issuer: string;
  readonly subject: string;
}

/** Somebody who signs in: with a password, by a provider of identities, or either. */
export interface User {
  readonly id: string;
  /** Compared and set with each change; 1 for the first. */
  readonly revision: number;
  /** By which one signs in and is known to histories; nobody else ever gets it, in whatever letters. */
  readonly name: string;
  readonly displayName: string;
  readonly role: UserRole;
  readonly isDisabled: boolean;
  /** The record of the table `systemuser` whose mailboxes are the user's. */
  readonly systemUserId?: string;
  /** Without one there is no way in by password. */
  readonly passwordHash?: string;
  /** Somebody else has chosen the password. */
  readonly mustChangePassword?: boolean;
  readonly identity?: ExternalIdentity;
  /** Goes up with whatever ends the user's sessions: those of another epoch are over. */
  readonly epoch: number;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly modifiedAt: string;
  readonly modifiedBy: string;
  /** Removed ones let nobody in; they are kept for their names, which stand in histories. */
  readonly removedAt?: string;
}

export interface UserFilter {
  /** What names begin with, in whatever letters. */
  readonly prefix?: string;
  readonly limit: number;
  readonly cursor?: string;
}

/** What makes two names the same. */
export const nameKeyOf = (name: string): string => name.normalize('NFKC').toLowerCase();

/** Who may sign in. A write that has returned is seen by every later read. Raises `StoreUnavailable`. */
export abstract class Users {
  /** Writes when the stored revision is one below the user's (none is 0); `taken` when the name or the identity is another's. */
  abstract replace(user: User): Promise<'saved' | 'lost' | 'taken'>;
  /** Removed ones too. */
  abstract find(id: string): Promise<User | undefined>;
  /** Removed ones too. */
  abstract findByName(name: string): Promise<User | undefined>;
  /** Removed ones too. */
  abstract findByIdentity(identity: ExternalIdentity): Promise<User | undefined>;
  /** By name, without the removed. */
  abstract list(filter: UserFilter): Promise<{ readonly users: readonly User[]; readonly nextCursor?: string }>;
  /** Whether somebody is an administrator who could sign in. `except` one. */
  abstract hasAdmin(except?: string): Promise<boolean>;
}

export const isActive = ({ isDisabled, removedAt }: User): boolean => !isDisabled && removedAt === undefined;

export const isActiveAdmin = (user: User): boolean => user.role === 'admin' && isActive(user);
