import { mailDecided, type MailDecidedV1 } from '@foldwatch/contracts';
import type { ConsumerOptions, EventBatch, Outcomes } from '@foldwatch/ports';
import { Controller } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { RecordActivities } from './recording/record-activities';

@Controller()
export class MailDecidedConsumer {
  constructor(private readonly recordActivities: RecordActivities) {}

  @EventPattern(mailDecided.topic, { group: 'writer' } satisfies ConsumerOptions)
  handle(batch: EventBatch<MailDecidedV1>): Promise<Outcomes> {
    return this.recordActivities.execute(batch);
  }
}
