import { Injectable } from '@nestjs/common';
import { wholeOrganization } from '@foldwatch/ports';
import type { Principal } from '../access/principal';
import { Patience } from '../http/patience';
import { ExchangeJobs } from '../mailboxes/work/exchange-jobs';
import type { ErasureRequest } from './erasure-requests';
import { ErasureSubjects } from './erasure-subjects';
import type { ErasureView } from './erasure-views';
import { ReadErasure } from './read-erasure';

/** How long an answer waits for counts. */
const previewMs = 5_000;

/** Has the writer erase people, or count what that would reach. */
@Injectable()
export class StartErasure {
  constructor(
    private readonly subjects: ErasureSubjects,
    private readonly starting: ExchangeJobs,
    private readonly readErasure: ReadErasure,
    private readonly patience: Patience,
  ) {}

  async execute(request: ErasureRequest, viewer: Principal): Promise<ErasureView> {
    const subjects = await this.subjects.of(request);
    const { dryRun = false } = request;
    const id = await this.starting.start(wholeOrganization, { kind: 'erase', subjects, dryRun, by: viewer.name });
    if (dryRun) await this.patience.until(() => this.finished(id), previewMs);
    return this.readErasure.execute(id);
  }

  private async finished(id: string): Promise<ErasureView | undefined> {
    const erasure = await this.readErasure.execute(id);
    return erasure.state === 'open' ? undefined : erasure;
  }
}
