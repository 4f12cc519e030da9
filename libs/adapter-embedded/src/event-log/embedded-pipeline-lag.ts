import { watchedTopics } from '@foldwatch/platform-delivery';
import { PipelineLag, type TopicLag } from '@foldwatch/ports';
import type { GroupOffsets } from './group-offsets';
import type { LogLanes } from './log-lanes';

/** Known at once: the log and its consumers are in this process. */
export class EmbeddedPipelineLag extends PipelineLag {
  constructor(
    private readonly lanes: LogLanes,
    private readonly offsets: GroupOffsets,
    private readonly watched = watchedTopics,
  ) {
    super();
  }

  override async readEach(): Promise<readonly TopicLag[]> {
    return this.watched.map((one) => {
      const { group, topic } = one;
      const behind = this.lanes.of(topic).map((lane) => this.lanes.end(lane) - this.offsets.find(group, lane));
      return { ...one, events: Math.max(0, ...behind) };
    });
  }

  override async read(): Promise<number> {
    const lags = (await this.readEach()).filter(({ carriesMail }) => carriesMail);
    return Math.max(0, ...lags.map(({ events }) => events));
  }
}
