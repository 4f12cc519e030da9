import { Injectable } from '@nestjs/common';
import type { MailboxId } from '@foldwatch/domain';
import { mailContent } from '@foldwatch/contracts';
import { Clock, EventPublisher, type OutgoingEvent } from '@foldwatch/ports';
import { failpoint, hashId } from '@foldwatch/platform';
import type { StoredMail } from './store-content';
import type { WantedAction } from './wanted-action';

export interface ContentNews {
  readonly wanted: WantedAction;
  /** `undefined` when no copy is left. */
  readonly stored: StoredMail | undefined;
}

/** Says where activities' contents are kept, or that no copy is left; many at once, because each publication is a flush to disk. */
@Injectable()
export class AnnounceContent {
  constructor(
    private readonly publisher: EventPublisher,
    private readonly clock: Clock,
  ) {}

  async execute(news: readonly ContentNews[]): Promise<void> {
    if (news.length === 0) return;
    await this.publisher.publish(news.map((one) => this.contentEvent(one)));
    failpoint('content.announced');
  }

  /** It continues the trace of who asked for it. */
  private contentEvent({ wanted: { event: cause, activityId }, stored }: ContentNews): OutgoingEvent {
    const { topic, type, version } = mailContent;
    const content = stored ?? this.gone(cause.payload.mailboxId);
    return {
      topic,
      key: activityId,
      id: hashId('content', activityId, content.mailboxId, content.hash ?? cause.id),
      type,
      version,
      time: content.fetchedAt,
      correlationId: cause.correlationId,
      ...(cause.traceparent !== undefined && { traceparent: cause.traceparent }),
      payload: { ...content, activityId },
    };
  }

  private gone(mailboxId: MailboxId): StoredMail {
    return { mailboxId, outcome: 'gone', fetchedAt: this.clock.now().toISOString() };
  }
}
