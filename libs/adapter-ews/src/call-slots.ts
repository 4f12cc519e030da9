/** A number of places for calls of each key; who finds none waits in line. */
export class CallSlots {
  private readonly taken = new Map<string, number>();
  private readonly lines = new Map<string, (() => void)[]>();

  constructor(private readonly size: number) {}

  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    await this.take(key);
    try {
      return await work();
    } finally {
      this.free(key);
    }
  }

  private take(key: string): Promise<void> | undefined {
    const taken = this.taken.get(key) ?? 0;
    if (taken < this.size) {
      this.taken.set(key, taken + 1);
      return undefined;
    }
    return new Promise((resolve) => {
      const line = this.lines.get(key) ?? [];
      this.lines.set(key, [...line, resolve]);
    });
  }

  /** A freed place goes to the first in line without becoming free in between. */
  private free(key: string): void {
    const [next, ...others] = this.lines.get(key) ?? [];
    if (others.length > 0) this.lines.set(key, others);
    else this.lines.delete(key);
    if (next !== undefined) return next();
    const taken = (this.taken.get(key) ?? 1) - 1;
    if (taken > 0) this.taken.set(key, taken);
    else this.taken.delete(key);
  }
}
