import { Injectable } from '@nestjs/common';
import { FirstRun } from './first-run';
import type { SignInOptionsView } from './sign-in-requests';

@Injectable()
export class ReadSignInOptions {
  constructor(private readonly firstRun: FirstRun) {}

  async execute(): Promise<SignInOptionsView> {
    return { password: true, openIdConnect: null, firstRun: await this.firstRun.isAhead() };
  }
}
