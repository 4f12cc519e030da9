import type { ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { SessionView } from '../access/session-views';
import { ProvePassword } from './prove-password';
import type { SignInRequest } from './sign-in-requests';
import { SignInUser } from './sign-in-user';

@Injectable()
export class SignInWithPassword {
  constructor(
    private readonly prove: ProvePassword,
    private readonly signInUser: SignInUser,
  ) {}

  async execute({ name, password }: SignInRequest, response: ServerResponse): Promise<SessionView> {
    const user = await this.prove.execute(name, password, response.req);
    return this.signInUser.execute(user, 'password', response);
  }
}
