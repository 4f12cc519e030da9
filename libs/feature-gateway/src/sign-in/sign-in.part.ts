import type { GatewayPart } from '../http/gateway-part';
import { ChangePassword } from './change-password';
import { FirstRun } from './first-run';
import { NoteSignIns } from './note-sign-ins';
import { OwnLoginController } from './own-login.controller';
import { OwnSessions } from './own-sessions';
import { ProvePassword } from './prove-password';
import { ReadSignInOptions } from './read-sign-in-options';
import { SignInController } from './sign-in.controller';
import { SignInThrottle } from './sign-in-throttle';
import { SignInUser } from './sign-in-user';
import { SignInWithPassword } from './sign-in-with-password';

export const signInPart: GatewayPart = {
  controllers: [SignInController, OwnLoginController],
  providers: [
    ChangePassword,
    FirstRun,
    NoteSignIns,
    OwnSessions,
    ProvePassword,
    ReadSignInOptions,
    SignInThrottle,
    SignInUser,
    SignInWithPassword,
  ],
};
