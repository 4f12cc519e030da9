import type { IncomingMessage, ServerResponse } from 'node:http';
import type { INestApplication } from '@nestjs/common';
import type { Middleware } from '../http/protect-requests';
import { AccessGuard } from './access-guard';

/** The guard for what an app serves beside the API; `refuse` answers those who are not let in. */
export function adminsOnly(
  app: INestApplication,
  refuse: (request: IncomingMessage, response: ServerResponse) => void,
): Middleware {
  const guard = app.get(AccessGuard);
  return (request, response, next) => {
    const turnAway = (): void => {
      request.resume();
      refuse(request, response);
    };
    void guard.admit(request, 'admins').then(({ scopes }) => (scopes === undefined ? next() : turnAway()), turnAway);
  };
}
