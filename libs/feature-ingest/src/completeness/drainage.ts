import { Injectable } from '@nestjs/common';
import { PipelineLag } from '@foldwatch/ports';
import { IngestSettings } from '../ingest-settings';
import { PipelineBehind } from './pipeline-behind';

/** Says when rules and writer have dealt with what was published some time ago. */
@Injectable()
export class Drainage {
  constructor(
    private readonly lag: PipelineLag,
    private readonly settings: IngestSettings,
  ) {}

  /** Raises `PipelineBehind` when that takes too long. */
  async isOver(waitedMs: number): Promise<boolean> {
    const { drainMs, drainAtMostMs } = this.settings;
    if (waitedMs >= drainMs && (await this.lag.read()) === 0) return true;
    if (waitedMs >= drainAtMostMs) throw new PipelineBehind();
    return false;
  }
}
