import type { JobResult, MailboxJob } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import { WalkRelink } from './walk-relink';
import { WalkRepublish } from './walk-republish';
import { WalkResolve } from './walk-resolve';

const done: JobResult = { kind: 'done' };
const stalled: JobResult = {
  kind: 'failed',
  code: 'relink-stalled',
  message: 'Decisions were not recorded for too long; start the relink again once the writer has caught up.',
};

/** Who walks for which kind of job. */
@Injectable()
export class Walks {
  constructor(
    private readonly relink: WalkRelink,
    private readonly republish: WalkRepublish,
    private readonly resolve: WalkResolve,
  ) {}

  /** Nothing when it was stopped, or goes on elsewhere. */
  async execute({ request, ...job }: MailboxJob, signal: AbortSignal): Promise<JobResult | undefined> {
    if (request.kind === 'republish') {
      const end = await this.republish.execute({ ...job, of: request.of }, signal);
      return end === 'done' ? done : undefined;
    }
    if (request.kind === 'resolve') return (await this.resolve.execute(job, signal)) === 'done' ? done : undefined;
    if (request.kind !== 'relink') return undefined;
    const end = await this.relink.execute({ ...job, request }, signal);
    if (end === 'stopped') return undefined;
    return end === 'done' ? done : stalled;
  }

  /** The jobs that nobody could ask for: see `WalkResolve`. */
  openOthers(): Promise<readonly string[]> {
    return this.resolve.openAnother();
  }
}
