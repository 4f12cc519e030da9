import { configChanges, type ConfigChangedV1 } from '@foldwatch/contracts';
import { done, type ConsumerOptions, type EventBatch, type Outcomes } from '@foldwatch/ports';
import { Controller } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { RelinkActivities } from './relink-activities';

@Controller()
export class ConfigChangedConsumer {
  constructor(private readonly relinkActivities: RelinkActivities) {}

  @EventPattern(configChanges.topic, { group: 'writer' } satisfies ConsumerOptions)
  async handle({ events }: EventBatch<ConfigChangedV1>): Promise<Outcomes> {
    await this.relinkActivities.execute(events.flatMap(({ payload }) => payload.jobId ?? []));
    return events.map(() => done);
  }
}
