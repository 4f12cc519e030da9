/** Wakes the one who waits, or the next to wait if it rang unheard. */
export class Bell {
  private rung = false;
  private wake: (() => void) | undefined;

  ring(): void {
    this.rung = true;
    this.wake?.();
  }

  /** Resolves at the next ring, or when `signal` is aborted. */
  async heard(signal: AbortSignal): Promise<void> {
    if (!this.rung && !signal.aborted) await this.next(signal);
    this.rung = false;
  }

  private next(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        this.wake = undefined;
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.wake = wake;
      signal.addEventListener('abort', wake, { once: true });
    });
  }
}
