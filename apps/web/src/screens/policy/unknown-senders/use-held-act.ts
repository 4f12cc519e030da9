import { useEffect, useRef, useState } from 'react';
import type { Act } from './use-unknown-senders';

/** Long enough to see what one has done, and to take it back. */
const heldMs = 6_000;

interface HeldAct {
  readonly held: Act | undefined;
  /** What was held before is carried out at once. */
  readonly hold: (act: Act) => void;
  readonly undo: () => void;
}

/**
 * The API cannot take back a contact or lead that it has made, so what is said of senders is held for some seconds before it is
 * carried out; at once when something else is said, or the screen or page is left.
 */
export function useHeldAct(carryOut: (act: Act) => void): HeldAct {
  const [held, setHeld] = useState<Act>();
  const waiting = useRef<Act>(undefined);
  const latest = useRef(carryOut);
  useEffect(() => {
    latest.current = carryOut;
  });
  useEffect(() => {
    const flush = (): void => {
      if (waiting.current !== undefined) latest.current(waiting.current);
      waiting.current = undefined;
    };
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, []);
  useEffect(() => {
    waiting.current = held;
    if (held === undefined) return undefined;
    const timer = setTimeout(() => {
      waiting.current = undefined;
      latest.current(held);
      setHeld(undefined);
    }, heldMs);
    return () => clearTimeout(timer);
  }, [held]);
  return {
    held,
    hold: (act) => {
      if (held !== undefined) carryOut(held);
      setHeld(act);
    },
    undo: () => setHeld(undefined),
  };
}
