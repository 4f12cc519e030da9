import { Injectable } from '@nestjs/common';
import { Clock, isActiveAdmin, Users, type User } from '@foldwatch/ports';
import { KeptSessions } from '../access/kept-sessions';
import { Acting } from '../audit/acting';
import { ConflictingRequest, UnknownResource } from '../http/refusal';

const maxTries = 20;

/** Users, and the only way in which they change. Whatever ends their sessions ends them before the call has its answer. */
@Injectable()
export class KnownUsers {
  constructor(
    private readonly users: Users,
    private readonly sessions: KeptSessions,
    private readonly acting: Acting,
    private readonly clock: Clock,
  ) {}

  async find(id: string): Promise<User> {
    const user = await this.users.find(id);
    if (user !== undefined && user.removedAt === undefined) return user;
    throw new UnknownResource('unknown-user', 'There is no such user.');
  }

  /** `decide` is asked again when somebody else was faster. */
  async change(id: string, decide: (user: User, now: string) => User): Promise<User> {
    for (let tries = 0; tries < maxTries; tries += 1) {
      const before = await this.find(id);
      const now = this.clock.now().toISOString();
      const modified = { modifiedAt: now, modifiedBy: this.acting.by, revision: before.revision + 1 };
      const after = { ...decide(before, now), ...modified };
      if (isActiveAdmin(before) && !isActiveAdmin(after)) await this.demandAnother(id);
      const saved = await this.users.replace(after);
      if (saved === 'taken') throw new ConflictingRequest('identity-in-use', 'Another user signs in as that already.');
      if (saved === 'saved') return this.settle(before, after);
    }
    throw new ConflictingRequest('changed-meanwhile', 'The user is being changed by others. Try again.');
  }

  private async settle(before: User, after: User): Promise<User> {
    if (isActiveAdmin(before) && !isActiveAdmin(after)) await this.keepOne(before, after);
    if (after.epoch !== before.epoch) {
      await this.sessions.endAllOf(after);
    }
    return after;
  }

  /** Two who are the last, and are taken away at once, both stay. */
  private async keepOne(before: User, { revision, epoch }: User): Promise<void> {
    if (await this.users.hasAdmin()) return;
    await this.users.replace({ ...before, revision: revision + 1, epoch });
    throw lastAdmin();
  }

  private async demandAnother(id: string): Promise<void> {
    if (!(await this.users.hasAdmin(id))) throw lastAdmin();
  }
}

const lastAdmin = (): ConflictingRequest =>
  new ConflictingRequest(
    'last-administrator',
    'Somebody must be able to administer: make another administrator first.',
  );
