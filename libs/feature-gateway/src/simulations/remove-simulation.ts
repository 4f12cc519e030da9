import { Injectable } from '@nestjs/common';
import { Clock, MailboxJobs, Simulations } from '@foldwatch/ports';
import type { Principal } from '../access/principal';
import { KnownSimulations } from './known-simulations';

/** Ends a simulation and forgets all of it. Whoever reads for it notices before the next page. */
@Injectable()
export class RemoveSimulation {
  constructor(
    private readonly known: KnownSimulations,
    private readonly simulations: Simulations,
    private readonly jobs: MailboxJobs,
    private readonly clock: Clock,
  ) {}

  async execute(id: string, viewer: Principal): Promise<void> {
    const { parts } = await this.known.find(id, viewer);
    const stoppedAt = this.clock.now().toISOString();
    for (const { jobId } of parts)
      if (jobId !== undefined) await this.jobs.finish(jobId, { kind: 'stopped' }, stoppedAt);
    await this.simulations.remove(id);
  }
}
