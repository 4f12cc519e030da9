import { Controller } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { alertRaised, MailboxEventV1, testEventType } from '@foldwatch/contracts';
import { done, type ConsumerOptions, type EventBatch, type Outcomes } from '@foldwatch/ports';
import { WatchAlerts } from './watch-alerts';

/** What happens to mailboxes says where to look; what is so the store says. */
@Controller()
export class MailboxEventsConsumer {
  constructor(private readonly watch: WatchAlerts) {}

  @EventPattern(alertRaised.topic, { group: 'gateway' } satisfies ConsumerOptions)
  async handle({ events }: EventBatch<MailboxEventV1>): Promise<Outcomes> {
    const told = events.filter(({ type }) => !type.startsWith('alert.') && type !== testEventType);
    if (told.length > 0) this.watch.suspect([...new Set(told.map(({ payload }) => payload.mailboxId))]);
    return events.map(() => done);
  }
}
