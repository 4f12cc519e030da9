import { Injectable } from '@nestjs/common';
import type { MailboxId } from '@foldwatch/domain';
import type { MailboxEventV1 } from '@foldwatch/contracts';
import { newTrace } from '@foldwatch/platform';
import { Clock, EventPublisher } from '@foldwatch/ports';

interface MailboxEventType {
  readonly topic: string;
  readonly type: string;
  readonly version: number;
}

/** Tells everyone what happened to a mailbox or one of its rules. */
@Injectable()
export class MailboxAnnouncements {
  constructor(
    private readonly publisher: EventPublisher,
    private readonly clock: Clock,
  ) {}

  async announce(
    mailboxId: MailboxId,
    { topic, type, version }: MailboxEventType,
    said: Omit<MailboxEventV1, 'mailboxId' | 'at'>,
    id: string = crypto.randomUUID(),
  ): Promise<void> {
    const at = this.clock.now().toISOString();
    const payload: MailboxEventV1 = { ...said, mailboxId, at };
    const event = { topic, key: mailboxId, id, type, version, time: at, ...newTrace(), payload };
    await this.publisher.publish([event]);
  }
}
