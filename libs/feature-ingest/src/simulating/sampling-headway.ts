import { Injectable } from '@nestjs/common';
import { Clock, MailboxJobs, Simulations, type Simulation } from '@foldwatch/ports';
import { toProgress, type SampleReading } from './sample-place';

/** Notes how far a reading of samples is, and tells whether anybody still wants it. */
@Injectable()
export class SamplingHeadway {
  constructor(
    private readonly jobs: MailboxJobs,
    private readonly simulations: Simulations,
    private readonly clock: Clock,
  ) {}

  /** False when it was stopped, or goes on elsewhere. */
  async note(jobId: string, reading: SampleReading): Promise<boolean> {
    return (await this.jobs.advance(jobId, toProgress(reading, this.clock.now().toISOString()))) === 'saved';
  }

  find(simulationId: string): Promise<Simulation | undefined> {
    return this.simulations.find(simulationId);
  }

  async isWanted(simulationId: string): Promise<boolean> {
    return (await this.find(simulationId)) !== undefined;
  }
}
