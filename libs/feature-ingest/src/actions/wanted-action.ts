import type { ActivityId } from '@foldwatch/domain';
import type { MailActionV1 } from '@foldwatch/contracts';
import type { DeliveredEvent } from '@foldwatch/ports';

export interface WantedAction {
  readonly event: DeliveredEvent<MailActionV1>;
  readonly action: MailActionV1;
  readonly activityId: ActivityId;
}

/** Where an event lies in the log. */
export const placeOf = ({ topic, partition, offset }: DeliveredEvent<unknown>): string =>
  `${topic}/${partition}/${offset}`;
