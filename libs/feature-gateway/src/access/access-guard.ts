import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { NotAllowed, NotAuthenticated } from '../http/refusal';
import { LimitStrangers } from '../limits/limit-strangers';
import { audienceOf, isReadingAlone, type Audience } from './access-rules';
import { requestOf, type GatewayRequest } from './gateway-request';
import { KnownAdministrators } from './known-administrators';
import { canSeeEveryMailbox, mayWrite, type Principal } from './principal';
import { isFromOwnPage } from './request-origin';
import { cookieOf } from './session-cookies';
import { sessionCookie, Sessions } from './sessions';

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The one place that lets people in: a bearer token or a session cookie, then what the route asks for. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly administrators: KnownAdministrators,
    private readonly sessions: Sessions,
    private readonly strangers: LimitStrangers,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const audience = audienceOf(context);
    if (audience === 'everyone') return true;
    const request = requestOf(context);
    const isReading = safeMethods.has(request.method ?? '') || isReadingAlone(context);
    request.principal = await this.admit(request, audience, isReading);
    return true;
  }

  /** Who asks, when the audience includes them; raises the refusal otherwise. */
  async admit(
    request: GatewayRequest,
    audience: Exclude<Audience, 'everyone'>,
    isReading = safeMethods.has(request.method ?? ''),
  ): Promise<Principal> {
    const principal = await this.strangers.hold(request, () => this.authenticate(request));
    if (!isAdmitted(principal, audience, request.params?.['id'])) {
      throw new NotAllowed('not-allowed', 'Only an administrator may do this.');
    }
    if (principal.mustChangePassword === true && audience !== 'oneself') {
      throw new NotAllowed('password-change-required', 'Change the password that somebody else has chosen first.');
    }
    if (!isReading && !mayWrite(principal) && audience !== 'oneself') {
      throw new NotAllowed('read-only', 'An auditor reads everything and changes nothing.');
    }
    return principal;
  }

  private async authenticate(request: GatewayRequest): Promise<Principal> {
    const { authorization } = request.headers;
    if (authorization !== undefined) return this.byToken(authorization);
    const principal = await this.byCookie(request);
    if (!safeMethods.has(request.method ?? '') && !isFromOwnPage(request.headers)) {
      throw new NotAllowed('cross-site-request', 'Only the pages of this gateway may write with its cookie.');
    }
    return principal;
  }

  private async byToken(authorization: string): Promise<Principal> {
    const token = /^Bearer +(?<token>\S+)$/i.exec(authorization)?.groups?.['token'];
    const principal = token === undefined ? undefined : await this.administrators.byToken(token);
    if (principal === undefined) throw new NotAuthenticated();
    return principal;
  }

  private async byCookie(request: GatewayRequest): Promise<Principal> {
    const secret = cookieOf(request, sessionCookie);
    const session = secret === undefined ? undefined : await this.sessions.find(secret);
    if (session === undefined) throw new NotAuthenticated();
    request.sessionId = session.id;
    return session.principal;
  }
}

function isAdmitted(principal: Principal, audience: Audience, mailboxId: string | undefined): boolean {
  if (canSeeEveryMailbox(principal) || audience === 'owners' || audience === 'oneself') return true;
  return audience === 'mailbox-owner' && mailboxId !== undefined && principal.mailboxIds.has(mailboxId);
}
