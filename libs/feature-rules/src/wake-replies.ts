import { activityTracked, mailObserved, type ActivityEventV1, type MailObservedV1 } from '@foldwatch/contracts';
import { conversationHeader, type AwaitedKeys, type PresentObservation } from '@foldwatch/domain';
import { failpoint, hashId } from '@foldwatch/platform';
import {
  done,
  EventPublisher,
  WaitingReplies,
  type DeliveredEvent,
  type EventBatch,
  type OutgoingEvent,
  type Outcomes,
} from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import { repliesWoken } from './rules-metrics';

type Event = DeliveredEvent<ActivityEventV1>;

const wokenAtOnce = 200;

/**
 * Has what waits for a message decided again once that is tracked, in the order of everything else that was seen in its
 * mailbox. What is woken twice is decided once: the first decision ends the wait.
 */
@Injectable()
export class WakeReplies {
  constructor(
    private readonly waiting: WaitingReplies,
    private readonly publisher: EventPublisher,
  ) {}

  async execute({ events }: EventBatch<ActivityEventV1>): Promise<Outcomes> {
    const tracked = events.filter(({ type }) => type === activityTracked.type);
    const keys = keysOf(tracked);
    if (keys.messageIds.length + keys.conversations.length > 0) await this.wake(keys, tracked);
    return events.map(() => done);
  }

  private async wake(keys: AwaitedKeys, causes: readonly Event[]): Promise<void> {
    const [cause] = causes;
    if (cause === undefined) return;
    for (let after: string | undefined, more = true; more; more = after !== undefined) {
      const page = await this.waiting.findAwaiting(keys, wokenAtOnce, after);
      if (page.replies.length > 0) {
        await this.publisher.publish(page.replies.map((reply) => wakingEvent(reply, cause)));
        repliesWoken.inc(page.replies.length);
        failpoint('rules.reply-woken');
      }
      after = page.next;
    }
  }
}

const keysOf = (tracked: readonly Event[]): AwaitedKeys => ({
  messageIds: tracked.flatMap(({ payload }) => payload.message?.internetMessageId?.trim() ?? []),
  conversations: tracked.flatMap(({ payload }) => conversationHeader(payload.message?.conversationIndex) ?? []),
});

function wakingEvent(reply: PresentObservation, { id, correlationId, traceparent }: Event): OutgoingEvent {
  const { mailboxId, itemKey, number } = reply;
  const payload: MailObservedV1 = { ...reply, late: true };
  return {
    topic: mailObserved.topic,
    key: mailboxId,
    id: hashId('late', mailboxId, itemKey, JSON.stringify(number), id),
    type: mailObserved.type,
    version: mailObserved.version,
    time: reply.observedAt,
    correlationId,
    ...(traceparent !== undefined && { traceparent }),
    payload,
  };
}
