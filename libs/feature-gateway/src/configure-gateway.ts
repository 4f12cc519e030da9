import type { INestApplication } from '@nestjs/common';
import { SwaggerModule } from '@nestjs/swagger';
import { AccessGuard } from './access/access-guard';
import { GatewayOptions } from './access/gateway-options';
import { ScopeGuard } from './access/scope-guard';
import { AuditCalls } from './audit/audit-calls';
import { describeApi } from './describe-api';
import { JsonBody } from './http/json-body';
import { ProblemFilter } from './http/problem-filter';
import { knownHostsOnly, securityHeaders } from './http/protect-requests';
import { RouteTable } from './http/route-table';
import { demandBody, validateInput } from './http/validate-input';
import { LimitRequests } from './limits/limit-requests';
import { limitSlowness } from './limits/limit-slowness';
import { WithholdUnreadable } from './rights/withhold-unreadable';

const documentPath = '/api/v1/openapi.json';

/** Options of `NestFactory.create` for an app with the gateway: bodies are read by the gateway, after the guard. */
export const gatewayAppOptions = { bodyParser: false } as const;

/** Gives an application the gateway's door: host check, headers, sign-in, validation, errors and API description. Before `listen`. */
export function configureGateway(app: INestApplication): void {
  const document = describeApi(app);
  const { publicHosts, slowness } = app.get(GatewayOptions);
  limitSlowness(app.getHttpServer(), slowness);
  app.use(securityHeaders);
  app.use(knownHostsOnly(publicHosts));
  app.useGlobalGuards(app.get(AccessGuard), app.get(ScopeGuard), app.get(LimitRequests));
  app.useGlobalInterceptors(app.get(WithholdUnreadable), app.get(JsonBody), app.get(AuditCalls));
  app.useGlobalPipes(demandBody(), validateInput());
  app.useGlobalFilters(new ProblemFilter(new RouteTable({ ...document.paths, [documentPath]: { get: {} } })));
  SwaggerModule.setup('api/docs', app, document, { jsonDocumentUrl: documentPath, raw: ['json'] });
}
