import { activityTracked, type ActivityEventV1 } from '@foldwatch/contracts';
import type { ConsumerOptions, EventBatch, Outcomes } from '@foldwatch/ports';
import { Controller } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { WakeReplies } from './wake-replies';

@Controller()
export class ActivityEventsConsumer {
  constructor(private readonly wakeReplies: WakeReplies) {}

  @EventPattern(activityTracked.topic, { group: 'rules' } satisfies ConsumerOptions)
  handle(batch: EventBatch<ActivityEventV1>): Promise<Outcomes> {
    return this.wakeReplies.execute(batch);
  }
}
