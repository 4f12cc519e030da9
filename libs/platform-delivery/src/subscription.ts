import type { BatchHandler } from './try-batch';

/** What a group does with the events of a topic. */
export interface Subscription {
  readonly topic: string;
  readonly group: string;
  readonly handle: BatchHandler;
}
