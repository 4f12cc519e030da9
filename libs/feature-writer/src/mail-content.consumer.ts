import { mailContent, type MailContentV1 } from '@foldwatch/contracts';
import type { ConsumerOptions, EventBatch, Outcomes } from '@foldwatch/ports';
import { Controller } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { RecordContent } from './recording/record-content';

@Controller()
export class MailContentConsumer {
  constructor(private readonly recordContent: RecordContent) {}

  @EventPattern(mailContent.topic, { group: 'writer' } satisfies ConsumerOptions)
  handle(batch: EventBatch<MailContentV1>): Promise<Outcomes> {
    return this.recordContent.execute(batch);
  }
}
