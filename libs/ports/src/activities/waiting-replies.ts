import type { AwaitedKeys, PresentObservation, WaitingItem } from '@foldwatch/domain';

/** Some that wait, and where others are found, if there may be any. */
export interface WaitingPage {
  readonly replies: readonly PresentObservation[];
  readonly next?: string;
}

/** Messages that were seen before what they answer was recorded, one an item. Raises `StoreUnavailable`. */
export abstract class WaitingReplies {
  /** Keeps each, in the place of what waited of the same item; none can be lost once this resolves. */
  abstract add(replies: readonly PresentObservation[]): Promise<void>;
  /** Of these items what waits, in one query and any order. */
  abstract findMany(items: readonly WaitingItem[]): Promise<readonly PresentObservation[]>;
  /** What waits for mail with one of the keys, each once, behind `after`. */
  abstract findAwaiting(keys: AwaitedKeys, limit: number, after?: string): Promise<WaitingPage>;
  /** All that waits, behind `after`. */
  abstract list(limit: number, after?: string): Promise<WaitingPage>;
  abstract remove(items: readonly WaitingItem[]): Promise<void>;
  /** Forgets what was observed before a moment; gives how many it was, at most `limit`. */
  abstract removeBefore(before: string, limit: number): Promise<number>;
}
