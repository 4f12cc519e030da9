import type { Server } from 'node:http';

/** By when whoever connected has to have sent the head of a request, and all of it: sixteen megabytes on a slow line. */
const headersMs = 10_000;
const requestMs = 120_000;
const checkedEveryMs = 1_000;

export interface Slowness {
  readonly headersMs: number;
  readonly requestMs: number;
}

/**
 * Lets nobody keep a connection by sending a byte now and then. The interval, which Node has as an option of the server that
 * Nest makes, is read when the server begins to listen.
 */
export function limitSlowness(server: Server, slowness: Slowness = { headersMs, requestMs }): void {
  Object.assign(server, { connectionsCheckingInterval: checkedEveryMs });
  server.headersTimeout = slowness.headersMs;
  server.requestTimeout = slowness.requestMs;
}
