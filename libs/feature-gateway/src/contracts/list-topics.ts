import { Injectable } from '@nestjs/common';
import { testEvents, topics, topicWords, type TopicName } from '@foldwatch/contracts';
import { PipelineLag, type TopicLag } from '@foldwatch/ports';
import type { TopicPage, TopicView } from './topic-views';

const takingTests: ReadonlySet<string> = new Set(testEvents.map(({ topic }) => topic));
const isTopic = (name: string): name is TopicName => Object.hasOwn(topics, name);

/** The public topics first, in the order of the contract. */
const names = Object.keys(topics)
  .filter(isTopic)
  .toSorted((a, b) => Number(topics[b].isPublic) - Number(topics[a].isPublic));

@Injectable()
export class ListTopics {
  constructor(private readonly lag: PipelineLag) {}

  /** What a topic is stays known while the event log does not answer. */
  async execute(): Promise<TopicPage> {
    const lags = await this.lag.readEach().catch(() => null);
    return { items: names.map((name) => toView(name, lags)), nextCursor: null };
  }
}

function toView(name: TopicName, lags: readonly TopicLag[] | null): TopicView {
  const { partitions, retentionDays, compacted, isPublic } = topics[name];
  return {
    name,
    ...topicWords[name],
    isPublic,
    partitions,
    retentionDays: compacted ? null : retentionDays,
    takesTests: takingTests.has(name),
    lag: lags?.filter(({ topic }) => topic === name).map(({ group, events }) => ({ group, events })) ?? null,
  };
}
