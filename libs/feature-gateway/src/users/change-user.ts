import { Injectable } from '@nestjs/common';
import type { FieldChange } from '@foldwatch/domain';
import { hashPassword } from '@foldwatch/platform';
import type { User } from '@foldwatch/ports';
import type { Principal } from '../access/principal';
import { Acting } from '../audit/acting';
import { NotPossible } from '../http/refusal';
import { SignInThrottle } from '../sign-in/sign-in-throttle';
import { KnownUsers } from './known-users';
import { toUserView, type ChangeUserRequest, type UserView } from './user-views';

/** What an administrator changes of somebody. Another role, another password or being disabled ends the sessions. */
@Injectable()
export class ChangeUser {
  constructor(
    private readonly known: KnownUsers,
    private readonly throttle: SignInThrottle,
    private readonly acting: Acting,
  ) {}

  async execute(id: string, request: ChangeUserRequest, viewer: Principal): Promise<UserView> {
    const { password } = request;
    if (password !== undefined && id === viewer.userId) {
      throw new NotPossible('own-password', 'Change your own password with PUT /api/v1/session/password.');
    }
    const passwordHash = password === undefined ? undefined : await hashPassword(password);
    let before: User | undefined;
    const after = await this.known.change(id, (user) => {
      before = user;
      return changed(user, request, passwordHash);
    });
    // Whoever guessed at the old one is no reason to wait for whoever is told the new one.
    if (password !== undefined) await this.throttle.succeeded(after.name);
    if (before !== undefined) this.acting.note(...changesOf(before, after));
    return toUserView(after);
  }

  /** Nobody comes in as them again, and nobody gets the name. Answers with who it was. */
  async remove(id: string): Promise<UserView> {
    const removed = await this.known.change(id, removedUser);
    return toUserView(removed);
  }
}

function changed(user: User, request: ChangeUserRequest, passwordHash: string | undefined): User {
  const { systemUserId: bound, ...rest } = user;
  const { displayName = user.displayName, role = user.role, isDisabled = user.isDisabled } = request;
  const systemUserId = request.systemUserId === undefined ? bound : (request.systemUserId ?? undefined);
  const endsSessions = role !== user.role || isDisabled !== user.isDisabled || passwordHash !== undefined;
  return {
    ...rest,
    displayName,
    role,
    isDisabled,
    ...(systemUserId !== undefined && { systemUserId }),
    ...(passwordHash !== undefined && { passwordHash, mustChangePassword: true }),
    epoch: user.epoch + Number(endsSessions),
  };
}

/** What is kept is what histories name; the way in is forgotten. */
function removedUser(
  { passwordHash: _hash, systemUserId: _bound, identity: _identity, ...user }: User,
  now: string,
): User {
  return { ...user, isDisabled: true, epoch: user.epoch + 1, removedAt: now };
}

const shown = ['displayName', 'role', 'isDisabled', 'systemUserId'] as const;

function changesOf(before: User, after: User): readonly FieldChange[] {
  const changes = shown
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, before: before[field], after: after[field] }));
  return before.passwordHash === after.passwordHash ? changes : [...changes, { field: 'password' }];
}
