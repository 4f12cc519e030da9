import { MailServerError } from '@foldwatch/ports';

/** How long to wait after so many failures in a row: doubling, with jitter, and at least as long as the server asked for. */
export function backoffMs(
  failures: number,
  error: unknown,
  { minMs, maxMs }: { readonly minMs: number; readonly maxMs: number },
): number {
  const grown = Math.min(maxMs, minMs * 2 ** Math.min(failures - 1, 20));
  const spread = grown / 2 + (grown / 2) * Math.random();
  const asked = error instanceof MailServerError && error.failure.kind === 'throttled' ? error.failure.retryAfterMs : 0;
  return Math.max(spread, asked + Math.random() * minMs);
}
