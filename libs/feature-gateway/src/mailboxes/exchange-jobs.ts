import { Injectable } from '@nestjs/common';
import type { MailboxId } from '@foldwatch/domain';
import { randomId } from '@foldwatch/platform';
import { Clock, MailboxJobs, wholeOrganization, type JobRequest, type JobResult } from '@foldwatch/ports';
import { Patience } from '../http/patience';
import { ConfigHints } from './config-hints';

/** Asks a mailbox's owner, or the writer, for work: the job waits in the store, the hint wakes them. */
@Injectable()
export class ExchangeJobs {
  constructor(
    private readonly jobs: MailboxJobs,
    private readonly hints: ConfigHints,
    private readonly clock: Clock,
    private readonly patience: Patience,
  ) {}

  async start(mailboxId: MailboxId, request: JobRequest): Promise<string> {
    const id = randomId();
    await this.jobs.add({ id, mailboxId, request, createdAt: this.clock.now().toISOString() });
    await this.hints.give({ what: 'job', ...(mailboxId !== wholeOrganization && { mailboxId }), jobId: id });
    return id;
  }

  /** The job's result, or `undefined` when it is not done in time; it goes on then. */
  async run(mailboxId: MailboxId, request: JobRequest, timeoutMs: number): Promise<JobResult | undefined> {
    const id = await this.start(mailboxId, request);
    return this.patience.until(async () => (await this.jobs.find(id))?.result, timeoutMs);
  }
}
