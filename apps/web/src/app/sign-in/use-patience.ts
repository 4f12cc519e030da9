import { useEffect, useState } from 'react';
import { Problem } from '../../api/problem';

/** How many seconds are left of those that a refusal asks one to wait. */
export function usePatience(error: unknown): number {
  const asked = error instanceof Problem ? error.retryAfterSeconds : 0;
  const [left, setLeft] = useState(asked);
  useEffect(() => {
    setLeft(asked);
    if (asked === 0) return undefined;
    const timer = setInterval(() => setLeft((seconds) => Math.max(0, seconds - 1)), 1_000);
    return () => clearInterval(timer);
  }, [error, asked]);
  return left;
}
