import { pipeline } from '@foldwatch/platform-delivery';
import { PipelineLag, type TopicLag } from '@foldwatch/ports';
import type { GroupOffsets } from './group-offsets';
import type { LogLanes } from './log-lanes';

/** Known at once: the log and its consumers are in this process. */
export class EmbeddedPipelineLag extends PipelineLag {
  constructor(
    private readonly lanes: LogLanes,
    private readonly offsets: GroupOffsets,
    private readonly watched = pipeline,
  ) {
    super();
  }

  override async readEach(): Promise<readonly TopicLag[]> {
    return this.watched.map(({ group, topic }) => {
      const behind = this.lanes.of(topic).map((lane) => this.lanes.end(lane) - this.offsets.find(group, lane));
      return { group, topic, events: Math.max(0, ...behind) };
    });
  }
}
