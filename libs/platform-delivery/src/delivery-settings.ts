import { readEvent } from '@foldwatch/contracts';
import type { EventReader } from './deliver-events';
import type { DeliveryReport } from './delivery-report';
import { defaultRetryPolicy, type RetryPolicy } from './settle-outcomes';

/** How events are handed over, whichever log they come from. */
export interface DeliverySettings {
  readonly readEvent: EventReader;
  readonly policy: RetryPolicy;
  /** A batch is this many events and characters of payload at most, or one event. */
  readonly batch: { readonly limit: number; readonly maxLength: number };
  readonly outagePauses: { readonly firstMs: number; readonly maxMs: number };
  /** How often parked events are looked for. */
  readonly retryIntervalMs: number;
  /** How long a batch may run on after the transport is told to close. */
  readonly graceMs: number;
  readonly report: (report: DeliveryReport) => void;
}

export const defaultDelivery: DeliverySettings = {
  readEvent,
  policy: defaultRetryPolicy,
  batch: { limit: 200, maxLength: 1_000_000 },
  outagePauses: { firstMs: 1_000, maxMs: 30_000 },
  retryIntervalMs: 1_000,
  graceMs: 10_000,
  report: () => undefined,
};
