import { Injectable } from '@nestjs/common';
import { hashId, isSameSecret } from '@foldwatch/platform';
import { Administrators, type Administrator } from '@foldwatch/ports';
import { KnownApiKeys } from '../api-keys/known-api-keys';
import { GatewayOptions } from './gateway-options';
import { admin, namedAdmin, type Principal } from './principal';

/** Who is an administrator now. Asked for each request, so that a revoked one is out at once. */
@Injectable()
export class KnownAdministrators {
  constructor(
    private readonly options: GatewayOptions,
    private readonly administrators: Administrators,
    private readonly keys: KnownApiKeys,
  ) {}

  async byToken(token: string): Promise<Principal | undefined> {
    if (isSameSecret(token, this.options.adminToken)) return admin;
    return (await this.keys.byToken(token)) ?? toPrincipal(await this.administrators.findByToken(hashId(token)));
  }

  async byId(id: string): Promise<Principal | undefined> {
    return toPrincipal(await this.administrators.find(id));
  }
}

const toPrincipal = (found: Administrator | undefined): Principal | undefined =>
  found === undefined || found.revokedAt !== undefined ? undefined : namedAdmin(found.name, found.id);
