import { Injectable } from '@nestjs/common';
import { Clock, MailboxJobs, Simulations } from '@foldwatch/ports';
import { toProgress, type SampleReading } from './sample-place';

/** Notes how far a reading of samples is; false when nobody wants it any more, or it goes on elsewhere. */
@Injectable()
export class SamplingHeadway {
  constructor(
    private readonly jobs: MailboxJobs,
    private readonly simulations: Simulations,
    private readonly clock: Clock,
  ) {}

  async note(jobId: string, reading: SampleReading): Promise<boolean> {
    return (await this.jobs.advance(jobId, toProgress(reading, this.clock.now().toISOString()))) === 'saved';
  }

  async isWanted(simulationId: string): Promise<boolean> {
    return (await this.simulations.find(simulationId)) !== undefined;
  }
}
