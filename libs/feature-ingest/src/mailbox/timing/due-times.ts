/** When work that was put off falls due, to the second; forgets a time once it has passed. */
export class DueTimes {
  private readonly seconds = new Set<number>();
  private listener: () => void = () => undefined;

  /** Called when a time was added that may be the earliest. */
  onAdded(listener: () => void): void {
    this.listener = listener;
  }

  add(at: string): void {
    const second = Math.ceil(Date.parse(at) / 1_000);
    if (this.seconds.has(second)) return;
    this.seconds.add(second);
    this.listener();
  }

  next(): Date | undefined {
    return this.seconds.size === 0 ? undefined : new Date(Math.min(...this.seconds) * 1_000);
  }

  forgetUntil(now: Date): void {
    for (const second of this.seconds) if (second * 1_000 <= now.getTime()) this.seconds.delete(second);
  }
}
