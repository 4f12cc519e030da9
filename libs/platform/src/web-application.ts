import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import sirv from 'sirv';

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** What other parts of the process answer, also when they know no such path. */
const notItsOwn = /^\/(?:api|health|login|metrics|sandbox)(?:\/|$)/;
/** Their names change with their content. */
const kept = 'public, max-age=31536000, immutable';

/**
 * Serves a built single-page application: its files, compressed as the browser likes, and its first page for every other
 * path, since the application knows its own paths. Calls the next middleware for what belongs to others.
 */
export const webApplication = (directory: string): Middleware =>
  sirv(directory, {
    single: true,
    ignores: [notItsOwn, /^\/assets\//],
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders: (response, path) => {
      // A file that was there at the start may be gone by now; unheard, the error of its stream ends the process.
      response.once('pipe', (file: Readable) => file.once('error', () => response.destroy()));
      response.setHeader('cache-control', path.startsWith('/assets/') ? kept : 'no-cache');
    },
  });
