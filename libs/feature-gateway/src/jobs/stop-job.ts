import { Injectable } from '@nestjs/common';
import { Clock, isOfWriter, MailboxJobs } from '@foldwatch/ports';
import type { Principal } from '../access/principal';
import { NotPossible } from '../http/refusal';
import { toJobView, type JobView } from './job-views';
import { KnownJobs } from './known-jobs';

/** Ends a long job; what it has done stays. Whoever carries it out notices before the next page. */
@Injectable()
export class StopJob {
  constructor(
    private readonly jobs: MailboxJobs,
    private readonly known: KnownJobs,
    private readonly clock: Clock,
  ) {}

  async execute(id: string, viewer: Principal): Promise<JobView> {
    const job = await this.known.find(id, viewer);
    if (!isOfWriter(job)) {
      throw new NotPossible(
        'not-stoppable',
        'Only a relink, a republication, a resolution or an erasure can be stopped; a backfill at its rule.',
      );
    }
    await this.jobs.finish(id, { kind: 'stopped' }, this.clock.now().toISOString());
    return toJobView(await this.known.find(id, viewer));
  }
}
