/** What an exchange is ended with when it took too long. */
class DeadlinePassed extends Error {
  readonly code = 'TIMED_OUT';
}

/** Runs `work` with a signal that fires when the time is up, or when one of the callers' does. */
export async function withDeadline<T>(
  timeoutMs: number,
  outer: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new DeadlinePassed(`no answer within ${timeoutMs} ms`)), timeoutMs);
  const follow = (): void => controller.abort(outer?.reason);
  if (outer?.aborted === true) follow();
  outer?.addEventListener('abort', follow, { once: true });
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', follow);
  }
}

/** As `withDeadline`, for the first part of something that goes on after it: what `work` opened keeps living. */
export async function beginsWithin<T>(
  timeoutMs: number,
  outer: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(new DeadlinePassed(`no answer within ${timeoutMs} ms`)), timeoutMs);
  try {
    return await work(AbortSignal.any([outer, silence.signal]));
  } finally {
    clearTimeout(timer);
  }
}
