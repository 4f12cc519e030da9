import { mailObserved, type MailObservedV1 } from '@foldwatch/contracts';
import type { ConsumerOptions, EventBatch, Outcomes } from '@foldwatch/ports';
import { Controller } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { DecideMail } from './decide-mail';

@Controller()
export class MailObservedConsumer {
  constructor(private readonly decideMail: DecideMail) {}

  @EventPattern(mailObserved.topic, { group: 'rules' } satisfies ConsumerOptions)
  handle(batch: EventBatch<MailObservedV1>): Promise<Outcomes> {
    return this.decideMail.execute(batch);
  }
}
