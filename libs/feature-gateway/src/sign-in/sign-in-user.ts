import type { ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { OpenSession, User } from '@foldwatch/ports';
import { GatewayOptions } from '../access/gateway-options';
import { SessionPrincipals } from '../access/session-principals';
import { toSessionView, type SessionView } from '../access/session-views';
import { SignIn } from '../access/sign-in';
import { NoteSignIns } from './note-sign-ins';

/** Makes a browser that of a user who has proved who it is. */
@Injectable()
export class SignInUser {
  constructor(
    private readonly signIn: SignIn,
    private readonly notes: NoteSignIns,
    private readonly principals: SessionPrincipals,
    private readonly options: GatewayOptions,
  ) {}

  async execute(user: User, how: OpenSession['how'], response: ServerResponse): Promise<SessionView> {
    await this.signIn.as({ kind: 'user', userId: user.id, epoch: user.epoch }, how, response);
    await this.notes.done(how, user);
    return toSessionView(await this.principals.of(user), this.options);
  }
}
