import type { ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import { leadBack, leadOn } from './way-on';
import { NoteSignIns } from './note-sign-ins';
import { SignInAtProvider } from './sign-in-at-provider';
import { SignInUser } from './sign-in-user';

/** Signs in whom the provider sent back. */
@Injectable()
export class CompleteAtProvider {
  constructor(
    private readonly atProvider: SignInAtProvider,
    private readonly signInUser: SignInUser,
    private readonly notes: NoteSignIns,
  ) {}

  async execute(response: ServerResponse): Promise<void> {
    try {
      const { user, returnTo } = await this.atProvider.complete(response);
      await this.signInUser.execute(user, 'open-id-connect', response);
      leadOn(response, returnTo);
    } catch (error) {
      this.notes.refused('open-id-connect');
      leadBack(response, error);
    }
  }
}
