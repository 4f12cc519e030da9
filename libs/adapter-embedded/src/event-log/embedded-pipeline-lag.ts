import { pipeline } from '@foldwatch/platform-delivery';
import { PipelineLag } from '@foldwatch/ports';
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

  override async read(): Promise<number> {
    const lags = this.watched.flatMap(({ group, topic }) =>
      this.lanes.of(topic).map((lane) => this.lanes.end(lane) - this.offsets.find(group, lane)),
    );
    return Math.max(0, ...lags);
  }
}
