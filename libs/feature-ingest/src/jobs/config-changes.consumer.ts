import { Controller } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { configChanges, ConfigChangedV1 } from '@foldwatch/contracts';
import type { ConsumerOptions, EventBatch, Outcomes } from '@foldwatch/ports';
import { TakeConfigChanges } from './take-config-changes';

@Controller()
export class ConfigChangesConsumer {
  constructor(private readonly takeConfigChanges: TakeConfigChanges) {}

  @EventPattern(configChanges.topic, { group: 'ingest' } satisfies ConsumerOptions)
  handle(batch: EventBatch<ConfigChangedV1>): Promise<Outcomes> {
    return this.takeConfigChanges.execute(batch);
  }
}
