import { failpoint } from '@foldwatch/platform';
import { EventTexts, type JobProgress, type JobRequest, type JobResult, type MailboxJob } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import { Headway, type Step } from '../walks/headway';
import { addCounts, type ErasureWork } from './erasure-work';
import { ErasureScopes } from './erasure-scopes';
import { ErasureSteps } from './erasure-steps';

export interface ErasureJob extends Pick<MailboxJob, 'id' | 'createdAt' | 'progress'> {
  readonly request: Extract<JobRequest, { readonly kind: 'erase' }>;
}

/**
 * Erases a person from one place after the other, a page at a time, from where it was left. Whom it erases it knows by keyed
 * hashes alone: everything is hashed and compared, so that no list of addresses has to lie anywhere meanwhile.
 */
@Injectable()
export class WalkErasure {
  constructor(
    private readonly steps: ErasureSteps,
    private readonly scopes: ErasureScopes,
    private readonly headway: Headway,
    private readonly events: EventTexts,
  ) {}

  async execute(job: ErasureJob, signal: AbortSignal): Promise<JobResult | undefined> {
    const { subjects, dryRun } = job.request;
    // Before anything goes, so that nothing comes back meanwhile.
    if (!dryRun) await this.scopes.remember(subjects, job.createdAt);
    failpoint('erasure.remembered');
    const work: ErasureWork = {
      jobId: job.id,
      createdAt: job.createdAt,
      dryRun,
      isResumed: job.progress !== undefined,
      ...(await this.scopes.of(subjects)),
    };
    let { progress } = job;
    while (progress?.step !== finished) {
      if (!(await this.headway.mayGoOn(job.id, signal))) return undefined;
      progress = await this.headway.note(job.id, progress, await this.advance(work, progress));
      failpoint('erasure.noted');
      if (progress === undefined) return undefined;
    }
    const holding = dryRun ? [] : await this.events.holding(new Date(progress.at));
    return { kind: 'erased', counts: progress.counts ?? {}, holding };
  }

  private async advance(work: ErasureWork, before: JobProgress | undefined): Promise<Step> {
    const { step = this.steps.first, done = 0, counts = {}, cursor } = before ?? {};
    const page = await this.steps.named(step).next(work, cursor);
    failpoint('erasure.page-done');
    const gone = { done: done + 1, counts: addCounts(counts, page.counts) };
    if (page.nextCursor !== undefined) return { ...gone, step, cursor: page.nextCursor };
    return { ...gone, step: this.steps.after(step) ?? finished };
  }
}

const finished = 'finished';
