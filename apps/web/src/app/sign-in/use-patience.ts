import { useSyncExternalStore } from 'react';
import { Problem } from '../../api/problem';

const tickMs = 250;

function eachTick(notify: () => void): () => void {
  const timer = setInterval(notify, tickMs);
  return () => clearInterval(timer);
}

/** How many seconds are left until a refusal says that it is worth trying again. */
export function usePatience(error: unknown): number {
  const retryAt = error instanceof Problem ? error.retryAt : 0;
  return useSyncExternalStore(eachTick, () => Math.max(0, Math.ceil((retryAt - Date.now()) / 1_000)));
}
