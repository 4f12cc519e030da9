import { Injectable } from '@nestjs/common';
import { Administrators, Clock } from '@foldwatch/ports';
import { EndedAccess } from '../access/ended-access';
import type { Principal } from '../access/principal';
import { UnknownResource } from '../http/refusal';
import { toAdministratorView, type AdministratorView } from './administrator-views';

/** Ends an administrator's token and sessions, and what they follow, at once. Answers with who it was. */
@Injectable()
export class RevokeAdministrator {
  constructor(
    private readonly administrators: Administrators,
    private readonly ended: EndedAccess,
    private readonly clock: Clock,
  ) {}

  async execute(id: string, viewer: Principal): Promise<AdministratorView> {
    await this.administrators.revoke(id, { revokedAt: this.clock.now().toISOString(), revokedBy: viewer.name });
    const revoked = await this.administrators.find(id);
    if (revoked === undefined) throw new UnknownResource('unknown-administrator', 'There is no such administrator.');
    this.ended.tell(revoked.name);
    return toAdministratorView(revoked);
  }
}
