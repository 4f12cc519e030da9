import { Injectable } from '@nestjs/common';
import type { MailboxId } from '@foldwatch/domain';
import { isActive, MailboxConfigs, Users, type SessionHolder, type User } from '@foldwatch/ports';
import { KnownAdministrators } from './known-administrators';
import { admin, ownerOf, userOf, type Principal } from './principal';

/** Who the holder of a session is now. Asked for each request, so that whoever may no longer come in is out at once. */
@Injectable()
export class SessionPrincipals {
  constructor(
    private readonly users: Users,
    private readonly administrators: KnownAdministrators,
    private readonly mailboxes: MailboxConfigs,
  ) {}

  find(holder: SessionHolder): Promise<Principal | undefined> {
    switch (holder.kind) {
      case 'user':
        return this.ofUser(holder.userId, holder.epoch);
      case 'administrator':
        return this.administrators.byId(holder.administratorId);
      case 'mailbox':
        return this.ofMailbox(holder.mailboxId);
      case 'installation':
        return Promise.resolve(admin);
      default:
        return holder;
    }
  }

  async of(user: User): Promise<Principal> {
    const { systemUserId } = user;
    return userOf(user, systemUserId === undefined ? [] : await this.mailboxes.idsOf(systemUserId));
  }

  /** `undefined` for whoever has no login of their own, such as a script with a key. */
  async holderOf(principal: Principal): Promise<SessionHolder | undefined> {
    const { userId, administratorId, role, mailboxIds, scopes } = principal;
    if (scopes !== undefined) return undefined;
    if (administratorId !== undefined) return { kind: 'administrator', administratorId };
    if (userId !== undefined) {
      const user = await this.users.find(userId);
      return user === undefined ? undefined : { kind: 'user', userId, epoch: user.epoch };
    }
    if (role === 'admin') return { kind: 'installation' };
    const [mailboxId] = mailboxIds;
    return mailboxId === undefined ? undefined : { kind: 'mailbox', mailboxId };
  }

  private async ofUser(id: string, epoch: number): Promise<Principal | undefined> {
    const user = await this.users.find(id);
    return user === undefined || !isActive(user) || user.epoch !== epoch ? undefined : this.of(user);
  }

  private async ofMailbox(id: MailboxId): Promise<Principal> {
    const config = (await this.mailboxes.findMany([id])).get(id);
    return ownerOf(id, { systemUserId: config?.mailbox.ownerId, address: config?.mailbox.emailAddress });
  }
}
