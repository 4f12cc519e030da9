import type { IncomingMessage, ServerResponse } from 'node:http';
import { isAllowedHost, isOriginOfHost } from '../access/request-origin';
import { problem, sendProblem } from './problem';

type Next = () => void;
export type Middleware = (request: IncomingMessage, response: ServerResponse, next: Next) => void;

const policy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const headers: Readonly<Record<string, string>> = {
  'content-security-policy': policy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** Headers of every answer, pages of the web application included. Mail is personal: nothing of the API is kept by caches. */
export const securityHeaders: Middleware = (request, response, next) => {
  response.removeHeader('x-powered-by');
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (request.url?.startsWith('/api/') === true) response.setHeader('cache-control', 'no-store');
  next();
};

/** Refuses names that we do not go by, and pages of other origins, before anything else looks at the request. */
export const knownHostsOnly =
  (publicHosts: readonly string[]): Middleware =>
  ({ headers: { host, origin } }, response, next) => {
    if (!isAllowedHost(host, publicHosts)) {
      sendProblem(response, problem(403, 'unknown-host', 'The gateway does not answer to this host name.'));
    } else if (origin !== undefined && !isOriginOfHost(origin, host)) {
      sendProblem(response, problem(403, 'foreign-origin', 'Pages of other origins may not use this gateway.'));
    } else {
      next();
    }
  };
