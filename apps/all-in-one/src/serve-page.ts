import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { adminsOnly } from '@foldwatch/feature-gateway';
import type { SandboxExchange } from '@foldwatch/sandbox-exchange';

const pageDir = join(__dirname, '..', '..', '..', '..', 'apps', 'all-in-one', 'page');

function send(response: ServerResponse, status: number, contentType: string, body: string | Buffer): void {
  response.writeHead(status, { 'content-type': contentType, 'cache-control': 'no-cache' });
  response.end(body);
}

const html = 'text/html; charset=utf-8';
const problem = JSON.stringify({ status: 401, code: 'not-authenticated', title: 'Sign in with the printed link.' });

const refuse = (_request: unknown, response: ServerResponse): void =>
  send(response, 401, 'application/problem+json', problem);

/**
 * The page with the sandbox's mailboxes at `/page`, and the sandbox's own calls behind the same sign-in. To be called after the gateway was configured,
 * so that its checks of host, origin and headers come first.
 */
export function servePage(app: NestExpressApplication, sandbox: SandboxExchange | undefined): void {
  const http = app.getHttpAdapter().getInstance();
  const [index, signedOut] = ['index.html', 'signed-out.html'].map((name) => readFileSync(join(pageDir, name)));
  if (index === undefined || signedOut === undefined) return;
  app.useStaticAssets(pageDir, { prefix: '/page/', index: false });
  http.get(
    '/page',
    adminsOnly(app, (_request, response) => send(response, 401, html, signedOut)),
  );
  http.get('/page', (_request: unknown, response: ServerResponse) => send(response, 200, html, index));
  if (sandbox === undefined) return;
  http.use('/sandbox', adminsOnly(app, refuse), sandbox.control);
}
