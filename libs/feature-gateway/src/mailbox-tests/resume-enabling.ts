import { Injectable } from '@nestjs/common';
import { ExchangeJobs } from '../mailboxes/work/exchange-jobs';
import { AsWhoeverAsked } from './as-whoever-asked';
import { EnableTested } from './enable-tested';
import type { LeftEnabling } from './wanted-enablings';

/** Goes on where the gateway that was asked has left it. */
@Injectable()
export class ResumeEnabling {
  constructor(
    private readonly jobs: ExchangeJobs,
    private readonly enableTested: EnableTested,
    private readonly asWhoeverAsked: AsWhoeverAsked,
  ) {}

  async execute({ job, test }: LeftEnabling): Promise<void> {
    const { mailboxId, testId } = job.request;
    if (test === undefined) await this.jobs.start(mailboxId, { kind: 'test-and-enable' }, testId);
    else await this.asWhoeverAsked.run(job, () => this.enableTested.execute(job, test.result));
  }
}
