import { Injectable } from '@nestjs/common';
import { GatewayOptions } from '../access/gateway-options';
import { FirstRun } from './first-run';
import type { SignInOptionsView } from './sign-in-requests';

@Injectable()
export class ReadSignInOptions {
  constructor(
    private readonly firstRun: FirstRun,
    private readonly options: GatewayOptions,
  ) {}

  async execute(): Promise<SignInOptionsView> {
    const { identity } = this.options;
    const openIdConnect = identity === undefined ? null : { name: identity.name, path: '/api/v1/sign-in/provider' };
    return { password: true, openIdConnect, firstRun: await this.firstRun.isAhead() };
  }
}
