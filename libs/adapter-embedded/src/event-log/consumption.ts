import type { Clock, ParkedEvents } from '@foldwatch/ports';
import type { EventReader } from '../delivery/deliver-events';
import type { RetryPolicy } from '../delivery/settle-outcomes';
import type { EmbeddedEventLog } from './embedded-event-log';
import type { GroupOffsets } from './group-offsets';

/** Something that an operator may want to count or read in a log; never a part of an event. */
export type DeliveryReport =
  | { readonly kind: 'parked'; readonly group: string; readonly topic: string; readonly code: string }
  | { readonly kind: 'dead'; readonly group: string; readonly topic: string }
  | {
      readonly kind: 'paused';
      readonly group: string;
      readonly topic: string;
      readonly error: unknown;
      readonly pauseMs: number;
    };

/** What every consumer of this process works with. */
export interface Consumption {
  readonly log: EmbeddedEventLog;
  readonly offsets: GroupOffsets;
  readonly parkedEvents: ParkedEvents;
  readonly clock: Clock;
  readonly readEvent: EventReader;
  readonly policy: RetryPolicy;
  readonly batch: { readonly limit: number; readonly maxLength: number };
  readonly outagePauses: { readonly firstMs: number; readonly maxMs: number };
  /** How often parked events are looked for. */
  readonly retryIntervalMs: number;
  /** How long a batch may run on after `close`. */
  readonly graceMs: number;
  readonly report: (report: DeliveryReport) => void;
}
