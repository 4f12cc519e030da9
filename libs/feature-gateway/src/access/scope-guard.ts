import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { NotAllowed } from '../http/refusal';
import { requestOf } from './gateway-request';
import { neededScope } from './needed-scope';

/** Holds the key of a script to its scopes; behind the guard that has let it in. People have none, and are not held. */
@Injectable()
export class ScopeGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http') return true;
    const { principal, method, route } = requestOf(context);
    if (principal?.scopes === undefined) return true;
    const needed = neededScope(route?.path ?? '', method === 'GET' || method === 'HEAD');
    if (needed === 'refused')
      throw new NotAllowed('not-for-keys', 'This call is for people, and not for keys of scripts.');
    if (needed === 'none' || principal.scopes.has(needed)) return true;
    throw new NotAllowed('scope-missing', `The key has no scope ${needed}.`);
  }
}
