import type { IncomingMessage, ServerResponse } from 'node:http';
import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { drainRequest } from './drain-request';
import { problem, sendProblem, toProblem } from './problem';
import { TooManyRequests } from './refusal';
import type { RouteTable } from './route-table';

/** The one place in which errors become HTTP. Who left before the whole request had come is told nothing. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('gateway');

  constructor(private readonly routes: RouteTable) {}

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw error;
    const request = host.switchToHttp().getRequest<IncomingMessage>();
    const response = host.switchToHttp().getResponse<ServerResponse>();
    if (request.destroyed && !request.complete) return;
    const found = toProblem(error);
    drainRequest(request);
    if (found.status >= 500) this.logger.error({ event: 'request.failed', code: found.code, error: nameOf(error) });
    const allowed = found.code === 'unknown-route' ? this.routes.methodsFor(request.url ?? '') : [];
    if (allowed.length === 0) return sendProblem(response, found, patienceOf(error));
    const detail = `This address answers to ${allowed.join(', ')}.`;
    sendProblem(response, problem(405, 'method-not-allowed', detail), { allow: allowed.join(', ') });
  }
}

const patienceOf = (error: unknown): Readonly<Record<string, string>> =>
  error instanceof TooManyRequests ? { 'retry-after': String(error.retryAfterSeconds) } : {};

/** Stack without message: messages of foreign libraries may repeat what was sent. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at ')) ?? [];
  return [error.name, ...frames.slice(0, 8)].join('\n');
}
