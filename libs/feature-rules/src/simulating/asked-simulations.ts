import { MailboxJobs, Simulations, type Simulation, type SimulationPart } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';

/** What was asked for, and whether somebody still reads for it. */
@Injectable()
export class AskedSimulations {
  constructor(
    private readonly simulations: Simulations,
    private readonly jobs: MailboxJobs,
  ) {}

  find({ simulationId }: SimulationPart): Promise<Simulation | undefined> {
    return this.simulations.find(simulationId);
  }

  /** Why nothing more comes, although the end was not read. */
  async failureOf({ jobId }: SimulationPart): Promise<SimulationPart['failure']> {
    const result = jobId === undefined ? undefined : (await this.jobs.find(jobId))?.result;
    if (result?.kind === 'failed') return { code: result.code, message: result.message };
    if (result?.kind === 'stopped') return { code: 'stopped', message: 'The reading was stopped.' };
    return undefined;
  }
}
