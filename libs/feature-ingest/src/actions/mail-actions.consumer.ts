import { Controller } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { mailActions, MailActionV1 } from '@foldwatch/contracts';
import type { ConsumerOptions, EventBatch, Outcomes } from '@foldwatch/ports';
import { CarryOutActions } from './carry-out-actions';

@Controller()
export class MailActionsConsumer {
  constructor(private readonly carryOutActions: CarryOutActions) {}

  @EventPattern(mailActions.topic, { group: 'ingest' } satisfies ConsumerOptions)
  handle(batch: EventBatch<MailActionV1>): Promise<Outcomes> {
    return this.carryOutActions.execute(batch);
  }
}
