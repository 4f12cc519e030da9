import {
  MailboxJobs,
  Simulations,
  SimulationSamples,
  type SamplePage,
  type Simulation,
  type SimulationPart,
} from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';

/** What was asked for, what was read for it, and whether somebody still reads. */
@Injectable()
export class AskedSimulations {
  constructor(
    private readonly simulations: Simulations,
    private readonly samples: SimulationSamples,
    private readonly jobs: MailboxJobs,
  ) {}

  find({ simulationId }: SimulationPart): Promise<Simulation | undefined> {
    return this.simulations.find(simulationId);
  }

  nextPage(part: SimulationPart): Promise<SamplePage | undefined> {
    return this.samples.find(part, part.pages);
  }

  forgetPages(part: SimulationPart): Promise<void> {
    return this.samples.remove(part);
  }

  /** Why nothing more comes, although the end was not read. */
  async failureOf({ jobId }: SimulationPart): Promise<SimulationPart['failure']> {
    const result = jobId === undefined ? undefined : (await this.jobs.find(jobId))?.result;
    if (result?.kind === 'failed') return { code: result.code, message: result.message };
    if (result?.kind === 'stopped') return { code: 'stopped', message: 'The reading was stopped.' };
    return undefined;
  }
}
