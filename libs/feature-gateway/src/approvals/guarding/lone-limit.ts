import { Injectable } from '@nestjs/common';
import { Administrators, OrganizationConfigs, Users } from '@foldwatch/ports';
import { mayAdminister, type Principal } from '../../access/principal';

const atOnce = 100;

/** How many messages a change may reach that one person decides upon. */
@Injectable()
export class LoneLimit {
  constructor(
    private readonly organization: OrganizationConfigs,
    private readonly administrators: Administrators,
    private readonly users: Users,
  ) {}

  /** `undefined` for who is the only administrator: nobody could approve, and who may name others could approve as one of them. */
  async of(asker: Principal): Promise<number | undefined> {
    if (mayNameOthers(asker) && !(await this.hasOthers(asker))) return undefined;
    return (await this.organization.find()).settings.approvalLimit;
  }

  private async hasOthers({ userId }: Principal): Promise<boolean> {
    if (await this.users.hasAdmin(userId)) return true;
    let cursor: string | undefined;
    do {
      const { administrators, nextCursor } = await this.administrators.list(atOnce, cursor);
      if (administrators.some(({ revokedAt }) => revokedAt === undefined)) return true;
      cursor = nextCursor;
    } while (cursor !== undefined);
    return false;
  }
}

/** There is somebody else beside an administrator who was named, and beside the key of a script. */
const mayNameOthers = (asker: Principal): boolean =>
  mayAdminister(asker) && asker.administratorId === undefined && asker.scopes === undefined;
