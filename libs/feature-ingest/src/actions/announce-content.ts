import { Injectable } from '@nestjs/common';
import type { ActivityId } from '@foldwatch/domain';
import { mailContent, type MailActionV1 } from '@foldwatch/contracts';
import { Clock, EventPublisher, type DeliveredEvent } from '@foldwatch/ports';
import { failpoint, hashId } from '@foldwatch/platform';
import type { StoredMail } from './store-content';

/** Says where an activity's content is kept, or that no copy is left; it continues the trace of who asked for it. */
@Injectable()
export class AnnounceContent {
  constructor(
    private readonly publisher: EventPublisher,
    private readonly clock: Clock,
  ) {}

  gone(cause: DeliveredEvent<MailActionV1>, activityId: ActivityId): Promise<void> {
    const { mailboxId } = cause.payload;
    return this.stored(cause, activityId, { mailboxId, outcome: 'gone', fetchedAt: this.clock.now().toISOString() });
  }

  async stored(cause: DeliveredEvent<MailActionV1>, activityId: ActivityId, stored: StoredMail): Promise<void> {
    const { topic, type, version } = mailContent;
    await this.publisher.publish([
      {
        topic,
        key: activityId,
        id: hashId('content', activityId, stored.mailboxId, stored.hash ?? cause.id),
        type,
        version,
        time: stored.fetchedAt,
        correlationId: cause.correlationId,
        ...(cause.traceparent !== undefined && { traceparent: cause.traceparent }),
        payload: { ...stored, activityId },
      },
    ]);
    failpoint('content.announced');
  }
}
