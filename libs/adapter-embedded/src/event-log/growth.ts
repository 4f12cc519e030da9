import { setTimeout as wait } from 'node:timers/promises';
import type { Lane } from './log-lanes';

/** A reader may have looked just before the growth that it now waits for, so no wait is longer than this. */
const longestWaitMs = 1000;

/** Tells within the process that topics have grown. */
export class Growth {
  private readonly listeners = new Map<number, Set<() => void>>();
  private readonly waiting = new Map<string, Set<() => void>>();

  /** Calls back after each growth of one partition, until the returned function is called. */
  onGrowth({ no }: Lane, listener: () => void): () => void {
    const listeners = this.listeners.get(no) ?? new Set();
    this.listeners.set(no, listeners);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  /** Whether anyone in this process is called back. */
  isAwaited({ no }: Lane): boolean {
    return (this.listeners.get(no)?.size ?? 0) > 0;
  }

  tell({ no, topic }: Lane): void {
    for (const listener of this.listeners.get(no) ?? []) listener();
    for (const wake of this.waiting.get(topic) ?? []) wake();
  }

  /** Resolves when the topic has grown, after a second at the latest, or when `signal` is aborted. */
  async next(topic: string, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    const ended = new AbortController();
    const wake = (): void => ended.abort();
    const waiting = this.waiting.get(topic) ?? new Set();
    this.waiting.set(topic, waiting);
    waiting.add(wake);
    signal.addEventListener('abort', wake, { once: true });
    await wait(longestWaitMs, undefined, { ref: false, signal: ended.signal }).catch(() => undefined);
    signal.removeEventListener('abort', wake);
    waiting.delete(wake);
  }
}
