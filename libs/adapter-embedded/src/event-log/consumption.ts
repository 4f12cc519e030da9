import type { DeliverySettings, EventAttempts } from '@foldwatch/platform-delivery';
import type { Clock, ParkedEvents } from '@foldwatch/ports';
import type { EmbeddedEventLog } from './embedded-event-log';
import type { GroupOffsets } from './group-offsets';

/** What every consumer of this process works with. */
export interface Consumption {
  readonly log: EmbeddedEventLog;
  readonly offsets: GroupOffsets;
  readonly parkedEvents: ParkedEvents;
  readonly clock: Clock;
  readonly settings: DeliverySettings;
  readonly attempts: EventAttempts;
}
