import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { isSameSecret } from '@foldwatch/platform';
import { NotAllowed, NotAuthenticated } from '../http/refusal';
import { audienceOf, type Audience } from './access-rules';
import { GatewayOptions } from './gateway-options';
import { requestOf, type GatewayRequest } from './gateway-request';
import { admin, type Principal } from './principal';
import { isFromOwnPage } from './request-origin';
import { sessionCookie, Sessions } from './sessions';

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The one place that lets people in: a bearer token or a session cookie, then what the route asks for. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly options: GatewayOptions,
    private readonly sessions: Sessions,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http') return true;
    const audience = audienceOf(context);
    if (audience === 'everyone') return true;
    const request = requestOf(context);
    request.principal = this.admit(request, audience);
    return true;
  }

  /** Who asks, when the audience includes them; raises the refusal otherwise. */
  admit(request: GatewayRequest, audience: Exclude<Audience, 'everyone'>): Principal {
    const principal = this.authenticate(request);
    if (!isAdmitted(principal, audience, request.params?.['id'])) {
      throw new NotAllowed('not-allowed', 'Only an administrator may do this.');
    }
    return principal;
  }

  private authenticate(request: GatewayRequest): Principal {
    const { authorization } = request.headers;
    if (authorization !== undefined) return this.byToken(authorization);
    const principal = this.byCookie(request.headers.cookie ?? '');
    if (!safeMethods.has(request.method ?? '') && !isFromOwnPage(request.headers)) {
      throw new NotAllowed('cross-site-request', 'Only the pages of this gateway may write with its cookie.');
    }
    return principal;
  }

  private byToken(authorization: string): Principal {
    const token = /^Bearer +(?<token>\S+)$/i.exec(authorization)?.groups?.['token'];
    if (token === undefined || !isSameSecret(token, this.options.adminToken)) throw new NotAuthenticated();
    return admin;
  }

  private byCookie(header: string): Principal {
    const prefix = `${sessionCookie}=`;
    const cookie = header
      .split(';')
      .map((part) => part.trim())
      .find((part) => part.startsWith(prefix));
    const principal = cookie === undefined ? undefined : this.sessions.find(cookie.slice(prefix.length));
    if (principal === undefined) throw new NotAuthenticated();
    return principal;
  }
}

function isAdmitted(principal: Principal, audience: Audience, mailboxId: string | undefined): boolean {
  if (principal.kind === 'admin' || audience === 'owners') return true;
  return audience === 'mailbox-owner' && principal.mailboxId === mailboxId;
}
