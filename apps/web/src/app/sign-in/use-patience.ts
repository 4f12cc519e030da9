import { useSyncExternalStore } from 'react';
import { Problem } from '../../api/problem';

function onSecond(notify: () => void): () => void {
  const timer = setInterval(notify, 1_000);
  return () => clearInterval(timer);
}

/** How many seconds are left of those that a refusal asks one to wait. */
export function usePatience(error: unknown): number {
  const retryAt = error instanceof Problem ? error.retryAt : 0;
  return useSyncExternalStore(onSecond, () => Math.max(0, Math.ceil((retryAt - Date.now()) / 1_000)));
}
