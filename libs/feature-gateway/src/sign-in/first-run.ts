import type { ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import { Users } from '@foldwatch/ports';
import type { SessionView } from '../access/session-views';
import { ConflictingRequest } from '../http/refusal';
import { AddUser } from '../users/add-user';
import type { FirstRunRequest } from './sign-in-requests';
import { SignInUser } from './sign-in-user';

/** Makes the first user, an administrator, and signs the asking browser in as that. Later ones are added by administrators. */
@Injectable()
export class FirstRun {
  constructor(
    private readonly users: Users,
    private readonly addUser: AddUser,
    private readonly signInUser: SignInUser,
  ) {}

  async isAhead(): Promise<boolean> {
    return (await this.users.list({ limit: 1 })).users.length === 0;
  }

  async execute({ name, displayName, password }: FirstRunRequest, response: ServerResponse): Promise<SessionView> {
    if (!(await this.isAhead())) throw new ConflictingRequest('first-run-over', 'There are users already. Sign in.');
    const user = await this.addUser.execute({ name, displayName, password, role: 'admin', isOwnPassword: true });
    return this.signInUser.execute(user, 'password', response);
  }
}
