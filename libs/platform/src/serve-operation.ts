import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { reportHealth, type HealthCheck } from './health';
import { metricsText } from './metrics';

interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

const json = (status: number, body: object): Answer => ({
  status,
  contentType: 'application/json; charset=utf-8',
  text: JSON.stringify(body),
});

/** Health and metrics of a process that serves nothing else: `/health/live`, `/health/ready` and `/metrics`, without sign-in. */
export async function serveOperation(
  place: { readonly host: string; readonly port: number },
  checks: readonly HealthCheck[],
): Promise<{ readonly address: string; close(): Promise<void> }> {
  const server = createServer((request, response) => void answer(request, response, checks));
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(place.port, place.host, resolve));
  return { address: addressOf(server, place.host), close: () => close(server) };
}

async function answer(
  { method = '', url = '' }: IncomingMessage,
  response: ServerResponse,
  checks: readonly HealthCheck[],
): Promise<void> {
  const { status, contentType, text } = method === 'GET' ? await answerOf(url, checks) : json(405, { status: 405 });
  response.writeHead(status, { 'content-type': contentType, 'cache-control': 'no-store' });
  response.end(text);
}

async function answerOf(path: string, checks: readonly HealthCheck[]): Promise<Answer> {
  switch (path) {
    case '/health/live':
      return json(200, { status: 'ok' });
    case '/health/ready': {
      const report = await reportHealth(checks);
      return json(report.status === 'ok' ? 200 : 503, report);
    }
    case '/metrics':
      return { status: 200, ...(await metricsText()) };
    default:
      return json(404, { status: 404 });
  }
}

function addressOf(server: Server, host: string): string {
  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
}
