import type { View } from './client';

type Kind = View<'HintView'>['kind'];

/** They are stored beside the event that tells of them: whoever looks at once may come before they are there. */
const storedBeside: ReadonlySet<Kind> = new Set(['decision', 'dead-letter']);
const afterMs = 2_000;

/** Looks once more when nothing new of a kind has been told for a while. */
export class SecondLook {
  private readonly timers = new Map<Kind, ReturnType<typeof setTimeout>>();

  constructor(private readonly look: (kind: Kind) => void) {}

  after(kind: Kind): void {
    if (!storedBeside.has(kind)) return;
    clearTimeout(this.timers.get(kind));
    this.timers.set(
      kind,
      setTimeout(() => this.look(kind), afterMs),
    );
  }

  cancel(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
  }
}
