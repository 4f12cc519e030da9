import { Injectable } from '@nestjs/common';
import type { mailboxEnabled } from '@foldwatch/contracts';
import type { Mailbox } from '@foldwatch/domain';
import { hashId, newTrace } from '@foldwatch/platform';
import { Clock, EventPublisher } from '@foldwatch/ports';

/** Tells everyone of what the gateway alone decides: that a mailbox is enabled or disabled. */
@Injectable()
export class MailboxAnnouncements {
  constructor(
    private readonly publisher: EventPublisher,
    private readonly clock: Clock,
  ) {}

  async announce({ topic, type, version }: typeof mailboxEnabled, mailbox: Mailbox): Promise<void> {
    const at = this.clock.now().toISOString();
    const id = hashId(type, mailbox.id, String(mailbox.version));
    const payload = { mailboxId: mailbox.id, at };
    const event = { topic, type, version, id, key: mailbox.id, time: at, ...newTrace(), payload };
    await this.publisher.publish([event]);
  }
}
