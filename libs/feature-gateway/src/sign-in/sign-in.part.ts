import type { GatewayPart } from '../http/gateway-part';
import { ChangePassword } from './change-password';
import { CompleteAtProvider } from './complete-at-provider';
import { FirstRun } from './first-run';
import { LeaveForProvider } from './leave-for-provider';
import { NoteSignIns } from './note-sign-ins';
import { OwnLoginController } from './own-login.controller';
import { OwnSessions } from './own-sessions';
import { PendingSignIns } from './pending-sign-ins';
import { ProvePassword } from './prove-password';
import { ProviderController } from './provider.controller';
import { ProviderUsers } from './provider-users';
import { ReadSignInOptions } from './read-sign-in-options';
import { SignInAtProvider } from './sign-in-at-provider';
import { SignInController } from './sign-in.controller';
import { SignInThrottle } from './sign-in-throttle';
import { SignInUser } from './sign-in-user';
import { SignInWithPassword } from './sign-in-with-password';

export const signInPart: GatewayPart = {
  controllers: [SignInController, OwnLoginController, ProviderController],
  providers: [
    ChangePassword,
    CompleteAtProvider,
    FirstRun,
    LeaveForProvider,
    NoteSignIns,
    OwnSessions,
    PendingSignIns,
    ProvePassword,
    ProviderUsers,
    ReadSignInOptions,
    SignInAtProvider,
    SignInThrottle,
    SignInUser,
    SignInWithPassword,
  ],
};
