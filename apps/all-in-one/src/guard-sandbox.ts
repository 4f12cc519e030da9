import type { ServerResponse } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { adminsOnly } from '@foldwatch/feature-gateway';
import type { SandboxExchange } from '@foldwatch/sandbox-exchange';

const problem = JSON.stringify({ status: 401, code: 'not-authenticated', title: 'Sign in as an administrator.' });

function refuse(_request: unknown, response: ServerResponse): void {
  response.writeHead(401, { 'content-type': 'application/problem+json', 'cache-control': 'no-cache' });
  response.end(problem);
}

/**
 * Serves the sandbox's own calls to those who administer the product. To be called after the gateway was configured, so that
 * its checks of host, origin and headers come first.
 */
export function guardSandbox(app: NestExpressApplication, sandbox: SandboxExchange): void {
  app.getHttpAdapter().getInstance().use('/sandbox', adminsOnly(app, refuse), sandbox.control);
}
