import { IsISO8601, IsString, MinLength } from 'class-validator';

/** Sent by an administrator who wants to see whether consumers get what is published. It speaks of nothing that is. */
export class TestEventV1 {
  /** Equal to the key, which is that of no activity, record or mailbox. */
  @IsString() @MinLength(1) readonly testId!: string;
  @IsISO8601() readonly at!: string;
  /** For whoever finds it and wonders. */
  @IsString() readonly message!: string;
}

export const testEventType = 'foldwatch.test';

const testTopics = ['activity.events', 'record.events', 'mailbox.events', 'decision.events'] as const;

export type TestTopic = (typeof testTopics)[number];

/** On a topic that is compacted it would stay for good; dead letters wake operators. */
export const testEvents = testTopics.map((topic) => ({
  topic,
  type: testEventType,
  version: 1,
  payload: TestEventV1,
}));
