import type { CommandCall } from './command';

/** A key held down, or a terminal and a parent process that both pass Ctrl-C on, are one wish. */
const sameWishMs = 1_000;

/** Ctrl-C as a command asks for it. Whoever presses it again, because putting things in order takes too long, gets out. */
export function interruptible(signals: NodeJS.EventEmitter, exit: () => void): CommandCall['onInterrupt'] {
  const stopping = new AbortController();
  let firstAt = 0;
  const onSignal = (): void => {
    const now = performance.now();
    if (!stopping.signal.aborted) {
      firstAt = now;
      stopping.abort();
    } else if (now - firstAt > sameWishMs) exit();
  };
  let isArmed = false;
  return () => {
    if (!isArmed) for (const name of ['SIGINT', 'SIGTERM']) signals.on(name, onSignal);
    isArmed = true;
    return stopping.signal;
  };
}
