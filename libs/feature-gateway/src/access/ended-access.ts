import { Injectable } from '@nestjs/common';

/**
 * Has answers that last, such as streams, look at once whether their reader may still come in. It reaches those of this process;
 * those of others look by themselves.
 */
@Injectable()
export class EndedAccess {
  private readonly listeners = new Map<string, Set<() => void>>();

  /** Of a session by its id, or of somebody by the name that nobody else has. */
  tell(whose: string): void {
    for (const listener of this.listeners.get(whose) ?? []) listener();
  }

  /** Calls back whenever something of these ended, until what it answers is called. */
  follow(whose: readonly string[], listener: () => void): () => void {
    for (const one of whose) this.of(one).add(listener);
    return () => whose.forEach((one) => this.leave(one, listener));
  }

  private of(one: string): Set<() => void> {
    const known = this.listeners.get(one) ?? new Set();
    this.listeners.set(one, known);
    return known;
  }

  private leave(one: string, listener: () => void): void {
    const known = this.listeners.get(one);
    known?.delete(listener);
    if (known?.size === 0) this.listeners.delete(one);
  }
}
