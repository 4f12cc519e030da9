import { pipeline, type GroupLag } from '@foldwatch/platform-delivery';
import { PipelineLag, type TopicLag } from '@foldwatch/ports';
import { toAppError } from './event-log-unavailable';

type AskLag = (group: string, topics: readonly string[]) => Promise<readonly GroupLag[]>;

/** Many ask for each page that they send; the brokers are asked once in so long. */
const maxAgeMs = 500;

/** Asks the brokers, which know what each group has committed. */
export class KafkaPipelineLag extends PipelineLag {
  private answer: Promise<readonly TopicLag[]> | undefined;
  private askedAt = 0;

  constructor(
    private readonly ask: AskLag,
    private readonly watched = pipeline,
  ) {
    super();
  }

  /** One answer does for all who ask at about the same time; a failure is for those who wait for it. */
  override readEach(): Promise<readonly TopicLag[]> {
    const now = performance.now();
    if (this.answer !== undefined && now - this.askedAt < maxAgeMs) return this.answer;
    this.askedAt = now;
    const answer = this.askEach();
    this.answer = answer;
    answer.catch(() => {
      if (this.answer === answer) this.answer = undefined;
    });
    return answer;
  }

  private async askEach(): Promise<readonly TopicLag[]> {
    try {
      const lags = await Promise.all(Array.from(topicsByGroup(this.watched), ([group, of]) => this.ask(group, of)));
      return this.watched.map(({ group, topic }) => {
        const ofTopic = lags.flat().filter((lag) => lag.group === group && lag.topic === topic);
        return { group, topic, events: Math.max(0, ...ofTopic.map(({ events }) => events)) };
      });
    } catch (error) {
      throw toAppError(error, 'asking how far consumers are behind');
    }
  }
}

function topicsByGroup(watched: typeof pipeline): ReadonlyMap<string, readonly string[]> {
  const grouped = Map.groupBy(watched, ({ group }) => group);
  return new Map(Array.from(grouped, ([group, of]) => [group, of.map(({ topic }) => topic)]));
}
