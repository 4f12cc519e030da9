import { partitionOf } from '@foldwatch/platform-delivery';
import { KeyOwnership } from '@foldwatch/ports';

type Listener = Parameters<KeyOwnership['onChange']>[0];

/** Partition numbers that the group of this process gave it; of a process with one group. */
export class GroupOwnership extends KeyOwnership {
  private owned: ReadonlySet<number> = new Set();
  private count = 1;
  private readonly listeners = new Set<Listener>();
  private readonly confirmedListeners = new Set<() => void>();

  override owns(key: string): boolean {
    return this.owned.has(partitionOf(key, this.count));
  }

  override onChange(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  override onConfirmed(listener: () => void): () => void {
    this.confirmedListeners.add(listener);
    return () => this.confirmedListeners.delete(listener);
  }

  /** The brokers took a heart-beat, which they do of the latest generation alone: there nobody else has what is owned. */
  confirm(): void {
    for (const listener of this.confirmedListeners) listener();
  }

  /** Tells listeners only of real changes: a rebalance often gives back what one had. */
  replace(owned: ReadonlySet<number>, count: number): void {
    const before = this.owned;
    this.owned = owned;
    this.count = count;
    const came = new Set([...owned].filter((partition) => !before.has(partition)));
    if (came.size === 0 && before.size === owned.size) return;
    for (const listener of this.listeners) listener((key) => came.has(partitionOf(key, count)));
  }
}
