import { configChanges, type ConfigChangedV1 } from '@foldwatch/contracts';
import { done, type ConsumerOptions, type EventBatch, type Outcomes } from '@foldwatch/ports';
import { Controller } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { CarryOutJobs } from './walks/carry-out-jobs';

@Controller()
export class ConfigChangedConsumer {
  constructor(private readonly carryOutJobs: CarryOutJobs) {}

  @EventPattern(configChanges.topic, { group: 'writer' } satisfies ConsumerOptions)
  async handle({ events }: EventBatch<ConfigChangedV1>): Promise<Outcomes> {
    await this.carryOutJobs.execute(events.flatMap(({ payload }) => payload.jobId ?? []));
    return events.map(() => done);
  }
}
