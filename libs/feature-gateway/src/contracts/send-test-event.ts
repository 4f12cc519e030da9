import { Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { testEvents, type TestEventV1, type TestTopic } from '@foldwatch/contracts';
import { newTrace, randomId } from '@foldwatch/platform';
import { Clock, EventPublisher } from '@foldwatch/ports';
import { GatewayOptions } from '../access/gateway-options';
import { CloudEventView, toCloudEvent } from '../events/cloud-event';
import { InvalidRequest } from '../http/refusal';

const testTopics: readonly TestTopic[] = testEvents.map(({ topic }) => topic);

export class TestEventRequest {
  @ApiProperty({ enum: testTopics })
  @IsIn(testTopics, { message: `topic must be one of ${testTopics.join(', ')}` })
  readonly topic!: TestTopic;
}

export class SentTestEventView {
  @ApiProperty({ enum: testTopics }) readonly topic!: TestTopic;
  @ApiProperty({ type: CloudEventView, description: 'As it was published.' }) readonly event!: CloudEventView;
}

const message = 'A test that an administrator sent. It speaks of nothing that is; leave it out.';

/** Publishes what says by its type that it is a test, so that a consumer can be tried without a mail. */
@Injectable()
export class SendTestEvent {
  constructor(
    private readonly publisher: EventPublisher,
    private readonly clock: Clock,
    private readonly options: GatewayOptions,
  ) {}

  async execute({ topic }: TestEventRequest): Promise<SentTestEventView> {
    const contract = testEvents.find((known) => known.topic === topic);
    if (contract === undefined) throw new InvalidRequest([{ field: 'topic', message: 'takes no test events' }]);
    const testId = `test-${randomId()}`;
    const at = this.clock.now().toISOString();
    const payload: TestEventV1 = { testId, at, message };
    const { type, version } = contract;
    const event = { topic, type, version, id: testId, key: testId, time: at, ...newTrace(), payload };
    await this.publisher.publish([event]);
    return { topic, event: toCloudEvent(event, this.options.eventSource) };
  }
}
