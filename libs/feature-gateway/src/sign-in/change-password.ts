import type { ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import { hashPassword, isPassword } from '@foldwatch/platform';
import type { User } from '@foldwatch/ports';
import { GatewayOptions } from '../access/gateway-options';
import type { Principal } from '../access/principal';
import { SignIn } from '../access/sign-in';
import { callerAddress } from '../http/caller';
import { InvalidRequest, NotPossible } from '../http/refusal';
import { KnownUsers } from '../users/known-users';
import type { ChangePasswordRequest } from './sign-in-requests';
import { SignInThrottle } from './sign-in-throttle';

/** One's own password. Every session ends, and the asking browser gets a new one; an open one is no way to guess the password. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly known: KnownUsers,
    private readonly throttle: SignInThrottle,
    private readonly signIn: SignIn,
    private readonly options: GatewayOptions,
  ) {}

  async execute(request: ChangePasswordRequest, viewer: Principal, response: ServerResponse): Promise<void> {
    const { userId } = viewer;
    if (userId === undefined)
      throw new NotPossible('no-password', 'Whoever came by a link or a token has no password.');
    await this.demandCurrent(await this.known.find(userId), request, response);
    const passwordHash = await hashPassword(request.newPassword);
    const { epoch } = await this.known.change(userId, (user) => withPassword(user, passwordHash));
    await this.signIn.as({ kind: 'user', userId, epoch }, 'password', response);
  }

  private async demandCurrent(
    { name, passwordHash }: User,
    { currentPassword, newPassword }: ChangePasswordRequest,
    response: ServerResponse,
  ): Promise<void> {
    const address = callerAddress(response.req, this.options.trustedProxies);
    await this.throttle.admit(name, address);
    if (!(await isPassword(currentPassword, passwordHash))) {
      await this.throttle.failed(address);
      throw new InvalidRequest([{ field: 'currentPassword', message: 'is not your password' }], 'wrong-password');
    }
    await this.throttle.succeeded(name);
    if (newPassword === currentPassword) {
      throw new InvalidRequest([{ field: 'newPassword', message: 'must be another one' }]);
    }
  }
}

const withPassword = ({ mustChangePassword: _chosen, ...user }: User, passwordHash: string): User => ({
  ...user,
  passwordHash,
  epoch: user.epoch + 1,
});
