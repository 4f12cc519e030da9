/** Something that an operator may want to count or read in a log; never a part of an event. */
export type DeliveryReport =
  | { readonly kind: 'parked'; readonly group: string; readonly topic: string; readonly code: string }
  | { readonly kind: 'dead'; readonly group: string; readonly topic: string }
  /** The log no longer had so many events when the group came to them. */
  | {
      readonly kind: 'lost';
      readonly group: string;
      readonly topic: string;
      readonly partition: number;
      readonly events: number;
    }
  | {
      readonly kind: 'paused';
      readonly group: string;
      readonly topic: string;
      readonly error: unknown;
      readonly pauseMs: number;
    };

/** How far a group is behind on one partition. */
export interface GroupLag {
  readonly group: string;
  readonly topic: string;
  readonly partition: number;
  readonly events: number;
}
