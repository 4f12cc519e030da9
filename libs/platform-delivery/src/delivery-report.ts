interface Delivery {
  readonly group: string;
  readonly topic: string;
}

/** Something that an operator may want to count or read in a log; of an event its ids alone. */
export type DeliveryReport =
  | (Delivery & {
      /** Settled: done, or dead. */
      readonly kind: 'handled';
      readonly eventId: string;
      readonly correlationId: string;
      readonly attempts: number;
    })
  | (Delivery & {
      readonly kind: 'parked';
      readonly eventId: string;
      readonly correlationId: string;
      readonly code: string;
    })
  | (Delivery & { readonly kind: 'dead'; readonly deadLetterId: string; readonly correlationId: string })
  /** The log no longer had so many events when the group came to them. */
  | (Delivery & { readonly kind: 'lost'; readonly partition: number; readonly from: number; readonly events: number })
  | (Delivery & { readonly kind: 'paused'; readonly error: unknown; readonly pauseMs: number });

/** How far a group is behind on one partition. */
export interface GroupLag {
  readonly group: string;
  readonly topic: string;
  readonly partition: number;
  readonly events: number;
}
