import { watchedTopics, type GroupLag } from '@foldwatch/platform-delivery';
import { PipelineLag, type TopicLag, type WatchedTopic } from '@foldwatch/ports';
import { toAppError } from './event-log-unavailable';

type AskLag = (group: string, topics: readonly string[]) => Promise<readonly GroupLag[]>;

/** Asks the brokers, which know what each group has committed. */
export class KafkaPipelineLag extends PipelineLag {
  private readonly everything: SharedAnswer;
  /** Those who publish in bulk ask for each page that they send, and for nothing else. */
  private readonly mail: SharedAnswer;

  constructor(ask: AskLag, watched = watchedTopics) {
    super();
    this.everything = new SharedAnswer(ask, watched);
    this.mail = new SharedAnswer(
      ask,
      watched.filter(({ carriesMail }) => carriesMail),
    );
  }

  override readEach(): Promise<readonly TopicLag[]> {
    return this.everything.read();
  }

  override async read(): Promise<number> {
    return Math.max(0, ...(await this.mail.read()).map(({ events }) => events));
  }
}

/** The brokers are asked once in so long. */
const maxAgeMs = 500;

class SharedAnswer {
  private answer: Promise<readonly TopicLag[]> | undefined;
  private askedAt = 0;

  constructor(
    private readonly ask: AskLag,
    private readonly watched: readonly WatchedTopic[],
  ) {}

  /** One answer does for all who ask at about the same time; a failure is for those who wait for it. */
  read(): Promise<readonly TopicLag[]> {
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
      return this.watched.map((one) => {
        const ofTopic = lags.flat().filter(({ group, topic }) => group === one.group && topic === one.topic);
        return { ...one, events: Math.max(0, ...ofTopic.map(({ events }) => events)) };
      });
    } catch (error) {
      throw toAppError(error, 'asking how far consumers are behind');
    }
  }
}

function topicsByGroup(watched: readonly WatchedTopic[]): ReadonlyMap<string, readonly string[]> {
  const grouped = Map.groupBy(watched, ({ group }) => group);
  return new Map(Array.from(grouped, ([group, of]) => [group, of.map(({ topic }) => topic)]));
}
