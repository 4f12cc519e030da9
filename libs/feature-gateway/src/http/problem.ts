import type { ServerResponse } from 'node:http';
import { HttpException } from '@nestjs/common';
import { AppError, InvalidCursor } from '@foldwatch/ports';
import { InvalidRequest, Refusal, type FieldProblem } from './refusal';

/** An error as clients see it (RFC 9457); `code` is stable. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly FieldProblem[];
}

const statuses: Readonly<Record<Refusal['kind'], number>> = {
  invalid: 400,
  'not-authenticated': 401,
  'not-allowed': 403,
  unknown: 404,
  conflict: 409,
  'not-possible': 422,
  'too-large': 413,
  'unsupported-type': 415,
  'too-many': 429,
  unavailable: 503,
};

const titles: ReadonlyMap<number, string> = new Map([
  [400, 'The request is not valid'],
  [401, 'Not signed in'],
  [403, 'Not allowed'],
  [404, 'Not found'],
  [405, 'Method not allowed'],
  [409, 'In conflict with what is there'],
  [413, 'Too large'],
  [415, 'Unsupported media type'],
  [422, 'Not possible'],
  [429, 'Too many requests'],
  [500, 'Something went wrong here'],
  [503, 'Not available at the moment'],
]);

export function problem(status: number, code: string, detail: string, errors: readonly FieldProblem[] = []): Problem {
  const title = titles.get(status) ?? 'The request was not carried out';
  return { type: 'about:blank', title, status, code, detail, ...(errors.length > 0 && { errors }) };
}

/** What a client is told of an error. What was not foreseen is told nothing of. */
export function toProblem(error: unknown): Problem {
  if (error instanceof InvalidCursor) {
    return toProblem(new InvalidRequest([{ field: 'cursor', message: 'was not given by this list' }], error.code));
  }
  if (error instanceof Refusal) return problem(statuses[error.kind], error.code, error.message, error.fields);
  if (error instanceof AppError && error.retryable) {
    return problem(503, error.code, 'A part of Foldwatch is not available. Try again in a moment.');
  }
  if (error instanceof HttpException) return ofFramework(error);
  return problem(500, 'internal-error', 'The error was written to the log of the gateway.');
}

function ofFramework(error: HttpException): Problem {
  const status = error.getStatus();
  if (status === 404) return problem(404, 'unknown-route', 'There is nothing at this address.');
  if (status === 400) return problem(400, 'malformed-request', 'The address or the body cannot be read.');
  return problem(status, 'request-failed', 'The request was not carried out.');
}

/** Ends the response with a problem; one that had begun already is cut off, because its status is out. */
export function sendProblem(
  response: ServerResponse,
  sent: Problem,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(sent.status, {
    ...headers,
    ...(sent.status === 401 && { 'www-authenticate': 'Bearer realm="foldwatch"' }),
    ...(sent.status === 503 && { 'retry-after': '5' }),
    'content-type': 'application/problem+json; charset=utf-8',
  });
  response.end(JSON.stringify(sent));
}
