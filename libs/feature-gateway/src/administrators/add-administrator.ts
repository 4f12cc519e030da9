import { Injectable } from '@nestjs/common';
import { hashId, randomSecret } from '@foldwatch/platform';
import { Administrators, Clock, Users } from '@foldwatch/ports';
import type { Principal } from '../access/principal';
import { Acting } from '../audit/acting';
import { ConflictingRequest } from '../http/refusal';
import { toAddedView, type AddAdministratorRequest, type AddedAdministratorView } from './administrator-views';

/** Names an administrator, whose token is told once. */
@Injectable()
export class AddAdministrator {
  constructor(
    private readonly administrators: Administrators,
    private readonly users: Users,
    private readonly acting: Acting,
    private readonly clock: Clock,
  ) {}

  async execute({ name }: AddAdministratorRequest, viewer: Principal): Promise<AddedAdministratorView> {
    const token = randomSecret();
    const administrator = {
      id: hashId('administrator', name.toLowerCase()),
      name,
      tokenHash: hashId(token),
      createdAt: this.clock.now().toISOString(),
      createdBy: viewer.name,
    };
    const isUser = (await this.users.findByName(name)) !== undefined;
    if (isUser || (await this.administrators.add(administrator)) === 'taken') {
      const fields = [{ field: 'name', message: 'is, or was, that of another administrator' }];
      throw new ConflictingRequest('administrator-exists', 'Names of administrators are given once.', fields);
    }
    this.acting.note({ field: 'name', after: name });
    return toAddedView(administrator, token);
  }
}
