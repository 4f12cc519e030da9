import { Injectable } from '@nestjs/common';
import type { MailboxId } from '@foldwatch/domain';
import { randomId } from '@foldwatch/platform';
import { Clock, MailboxJobs, wholeOrganization, type JobRequest, type JobResult } from '@foldwatch/ports';
import { Patience } from '../../http/patience';
import { ConfigHints } from './config-hints';

interface Starting {
  /** What makes one that is open already the same. */
  readonly isSame?: (other: JobRequest) => boolean;
  /** Done before anybody may take the job up. */
  readonly before?: (id: string) => Promise<void>;
}

/** Asks a mailbox's owner, or the writer, for work: the job waits in the store, the hint wakes them. */
@Injectable()
export class ExchangeJobs {
  constructor(
    private readonly jobs: MailboxJobs,
    private readonly hints: ConfigHints,
    private readonly clock: Clock,
    private readonly patience: Patience,
  ) {}

  async start(mailboxId: MailboxId, request: JobRequest, id = randomId()): Promise<string> {
    await this.jobs.add({ id, mailboxId, request, createdAt: this.clock.now().toISOString() });
    await this.announce(mailboxId, id);
    return id;
  }

  /** As `start`, but one of the kind that is open already is announced again instead: it does what there is to do. */
  async startUnlessOpen(
    mailboxId: MailboxId,
    request: JobRequest,
    { isSame = (other) => other.kind === request.kind, before }: Starting = {},
  ): Promise<string> {
    const open = await this.jobs.findOpen([mailboxId]);
    const running = open.find((job) => isSame(job.request));
    const id = running?.id ?? randomId();
    await before?.(id);
    if (running === undefined) return this.start(mailboxId, request, id);
    await this.announce(mailboxId, id);
    return id;
  }

  /** The job's result, or `undefined` when it is not done in time; it goes on then. */
  async run(mailboxId: MailboxId, request: JobRequest, timeoutMs: number): Promise<JobResult | undefined> {
    return this.resultOf(await this.start(mailboxId, request), timeoutMs);
  }

  /** As `run`, of one that was started. */
  resultOf(id: string, timeoutMs: number): Promise<JobResult | undefined> {
    return this.patience.until(async () => (await this.jobs.find(id))?.result, timeoutMs);
  }

  private announce(mailboxId: MailboxId, jobId: string): Promise<void> {
    return this.hints.give({ what: 'job', ...(mailboxId !== wholeOrganization && { mailboxId }), jobId });
  }
}
