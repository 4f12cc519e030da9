import { Injectable } from '@nestjs/common';
import { holderKeyOf, OpenSessions, type OpenSession, type User } from '@foldwatch/ports';
import { EndedAccess } from './ended-access';

/** Sessions as they are stored; streams that are open by those that end are told. */
@Injectable()
export class KeptSessions {
  constructor(
    private readonly store: OpenSessions,
    private readonly ended: EndedAccess,
  ) {}

  open(session: OpenSession): Promise<void> {
    return this.store.open(session);
  }

  find(id: string): Promise<OpenSession | undefined> {
    return this.store.find(id);
  }

  use(id: string, usedAt: string): Promise<void> {
    return this.store.use(id, usedAt);
  }

  async end(id: string): Promise<void> {
    await this.store.end(id);
    this.ended.tell(id);
  }

  async endAllOf({ id, epoch, name }: User): Promise<void> {
    await this.store.endAll(holderKeyOf({ kind: 'user', userId: id, epoch }));
    this.ended.tell(name);
  }
}
