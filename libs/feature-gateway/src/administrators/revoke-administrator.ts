import { Injectable } from '@nestjs/common';
import { Administrators, Clock } from '@foldwatch/ports';
import type { Principal } from '../access/principal';
import { UnknownResource } from '../http/refusal';
import { toAdministratorView, type AdministratorView } from './administrator-views';

/** Ends an administrator's token and sessions, from the next request on. Answers with who it was. */
@Injectable()
export class RevokeAdministrator {
  constructor(
    private readonly administrators: Administrators,
    private readonly clock: Clock,
  ) {}

  async execute(id: string, viewer: Principal): Promise<AdministratorView> {
    await this.administrators.revoke(id, { revokedAt: this.clock.now().toISOString(), revokedBy: viewer.name });
    const revoked = await this.administrators.find(id);
    if (revoked === undefined) throw new UnknownResource('unknown-administrator', 'There is no such administrator.');
    return toAdministratorView(revoked);
  }
}
