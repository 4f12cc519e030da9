import { Injectable } from '@nestjs/common';
import { hashId, hashPassword, randomId } from '@foldwatch/platform';
import { Administrators, Clock, Users, type ExternalIdentity, type User, type UserRole } from '@foldwatch/ports';
import { Acting } from '../audit/acting';
import { ConflictingRequest } from '../http/refusal';

export interface NewUser {
  readonly name: string;
  readonly displayName?: string | undefined;
  readonly role: UserRole;
  readonly systemUserId?: string | undefined;
  readonly password?: string | undefined;
  readonly identity?: ExternalIdentity | undefined;
  /** Whether the user has chosen the password. */
  readonly isOwnPassword?: boolean;
}

/** Names a user. Names are given once, to users and administrators together: in histories a name is one person. */
@Injectable()
export class AddUser {
  constructor(
    private readonly users: Users,
    private readonly administrators: Administrators,
    private readonly acting: Acting,
    private readonly clock: Clock,
  ) {}

  async execute(given: NewUser): Promise<User> {
    const { name, role, systemUserId } = given;
    if ((await this.administrators.find(hashId('administrator', name.toLowerCase()))) !== undefined) throw nameTaken();
    const user = await this.userOf(given);
    if ((await this.users.replace(user)) !== 'saved') throw nameTaken();
    this.acting.note({ field: 'name', after: name }, { field: 'role', after: role });
    if (systemUserId !== undefined) this.acting.note({ field: 'systemUserId', after: systemUserId });
    return user;
  }

  private async userOf(given: NewUser): Promise<User> {
    const { name, displayName = name, role, systemUserId, password, identity } = given;
    const now = this.clock.now().toISOString();
    return {
      id: randomId(),
      revision: 1,
      name,
      displayName,
      role,
      isDisabled: false,
      ...(systemUserId !== undefined && { systemUserId }),
      ...(password !== undefined && { passwordHash: await hashPassword(password) }),
      ...(password !== undefined && given.isOwnPassword !== true && { mustChangePassword: true }),
      ...(identity !== undefined && { identity }),
      epoch: 1,
      createdAt: now,
      createdBy: this.acting.by,
      modifiedAt: now,
      modifiedBy: this.acting.by,
    };
  }
}

const nameTaken = (): ConflictingRequest =>
  new ConflictingRequest('user-exists', 'Names are given once.', [
    { field: 'name', message: 'is, or was, that of another' },
  ]);
