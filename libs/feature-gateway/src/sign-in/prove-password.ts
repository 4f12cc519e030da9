import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { isPassword } from '@foldwatch/platform';
import { isActive, Users, type User } from '@foldwatch/ports';
import { GatewayOptions } from '../access/gateway-options';
import { callerAddress } from '../http/caller';
import { WrongCredentials } from '../http/refusal';
import { NoteSignIns } from './note-sign-ins';
import { SignInThrottle } from './sign-in-throttle';

/** Who has that name and that password. */
@Injectable()
export class ProvePassword {
  constructor(
    private readonly users: Users,
    private readonly throttle: SignInThrottle,
    private readonly notes: NoteSignIns,
    private readonly options: GatewayOptions,
  ) {}

  /** Refuses alike, and after the same time, whether the name, the password or the user is not as it must be. */
  async execute(name: string, password: string, request: IncomingMessage): Promise<User> {
    const address = callerAddress(request, this.options.trustedProxies);
    await this.throttle.admit(name, address);
    const user = await this.users.findByName(name);
    const isRight = await isPassword(password, user?.passwordHash);
    if (!isRight || user === undefined || !isActive(user)) {
      await this.throttle.failed(address);
      this.notes.refused('password');
      throw new WrongCredentials();
    }
    await this.throttle.succeeded(name);
    return user;
  }
}
