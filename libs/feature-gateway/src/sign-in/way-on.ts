import type { ServerResponse } from 'node:http';
import { AppError } from '@foldwatch/ports';

const escaped = (path: string): string =>
  path.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll("'", '&#39;');

/**
 * A page that leads on by itself. A redirect would still be a visit from the provider's site, with which browsers send no
 * strict cookie; what this page of ours leads to is a visit from here.
 */
export function leadOn(response: ServerResponse, path: string): void {
  const to = escaped(path);
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Foldwatch</title>` +
      `<meta http-equiv="refresh" content="0;url=${to}"></head><body><a href="${to}">Go on to Foldwatch</a></body></html>`,
  );
}

/** People who are not let in come to the page of sign-in, which tells them why; to programs it is raised. */
export function leadBack(response: ServerResponse, error: unknown): void {
  if (!(error instanceof AppError) || response.req.headers.accept?.includes('text/html') !== true) throw error;
  leadOn(response, `/?signInProblem=${encodeURIComponent(error.code)}`);
}
