import type { JobResult, WriterJob } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import { WalkErasure } from '../erasure/walk-erasure';
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
    private readonly erasure: WalkErasure,
  ) {}

  /** Nothing when it was stopped, or goes on elsewhere. */
  async execute({ request, ...job }: WriterJob, signal: AbortSignal): Promise<JobResult | undefined> {
    switch (request.kind) {
      case 'republish':
        return doneAt(await this.republish.execute({ ...job, of: request.of }, signal));
      case 'resolve':
        return doneAt(await this.resolve.execute(job, signal));
      case 'erase':
        return this.erasure.execute({ ...job, request }, signal);
      case 'relink':
        return doneAt(await this.relink.execute({ ...job, request }, signal));
      default:
        return request;
    }
  }

  /** The jobs that nobody could ask for: see `WalkResolve`. */
  openOthers(): Promise<readonly string[]> {
    return this.resolve.openAnother();
  }
}

const results = { done, stalled, stopped: undefined } as const;

const doneAt = (end: keyof typeof results): JobResult | undefined => results[end];
