/** What a process opened so far; closed in the opposite order. */
export class OpenThings {
  private readonly closings: (() => unknown)[] = [];

  add<T>(thing: T, close: (thing: T) => unknown): T {
    this.closings.push(() => close(thing));
    return thing;
  }

  async close(): Promise<void> {
    for (const close of this.closings.splice(0).toReversed()) await close();
  }
}
