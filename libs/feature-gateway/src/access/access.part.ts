import type { GatewayPart } from '../http/gateway-part';
import { AccessGuard } from './access-guard';
import { CreateOwnerLink } from './create-owner-link';
import { EndedAccess } from './ended-access';
import { EverySession } from './every-session';
import { EverySessionController } from './every-session.controller';
import { EventStreams } from './event-streams';
import { KeptSessions } from './kept-sessions';
import { KnownAdministrators } from './known-administrators';
import { SessionCookies } from './session-cookies';
import { SessionLinks } from './session-links';
import { SessionPrincipals } from './session-principals';
import { SessionController } from './session.controller';
import { Sessions } from './sessions';
import { SessionsOfHolder } from './sessions-of-holder';
import { SignIn } from './sign-in';
import { StillSignedIn } from './still-signed-in';

export const accessPart: GatewayPart = {
  controllers: [EverySessionController, SessionController],
  providers: [
    AccessGuard,
    CreateOwnerLink,
    EndedAccess,
    EventStreams,
    EverySession,
    KeptSessions,
    KnownAdministrators,
    SessionCookies,
    SessionLinks,
    SessionPrincipals,
    Sessions,
    SessionsOfHolder,
    SignIn,
    StillSignedIn,
  ],
};
