import { Controller } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { deadLetters, DeadLetterV1 } from '@foldwatch/contracts';
import type { ConsumerOptions, EventBatch, Outcomes } from '@foldwatch/ports';
import { RecordDeadLetters } from './record-dead-letters';

@Controller()
export class DeadLettersConsumer {
  constructor(private readonly recordDeadLetters: RecordDeadLetters) {}

  @EventPattern(deadLetters.topic, { group: 'gateway' } satisfies ConsumerOptions)
  handle(batch: EventBatch<DeadLetterV1>): Promise<Outcomes> {
    return this.recordDeadLetters.execute(batch);
  }
}
