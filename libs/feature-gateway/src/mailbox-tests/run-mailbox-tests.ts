import { Injectable, Logger } from '@nestjs/common';
import type { MailboxId } from '@foldwatch/domain';
import type { JobResult } from '@foldwatch/ports';
import { ConfiguredMailboxes } from '../mailboxes/configured-mailboxes';
import { ExchangeJobs } from '../mailboxes/work/exchange-jobs';
import { EnableTested } from './enable-tested';
import { WantedEnablings } from './wanted-enablings';

/** A test that takes longer is looked after as one whose gateway is no more. */
const followedMs = 600_000;

type Outcome = Promise<JobResult | undefined>;

/** Has mailboxes tested, and enables those that pass, whether or not whoever asked still waits for it. */
@Injectable()
export class RunMailboxTests {
  private readonly logger = new Logger('gateway');
  private readonly followed = new Map<string, Outcome>();

  constructor(
    private readonly mailboxes: ConfiguredMailboxes,
    private readonly jobs: ExchangeJobs,
    private readonly wanted: WantedEnablings,
    private readonly enableTested: EnableTested,
  ) {}

  /** One at a time: whoever asks while a test of the mailbox runs gets that one. */
  async start(mailboxId: MailboxId): Promise<{ readonly jobId: string; readonly outcome: Outcome }> {
    await this.mailboxes.find(mailboxId);
    const before = (testId: string): Promise<void> => this.wanted.keep(mailboxId, testId);
    const jobId = await this.jobs.startUnlessOpen(mailboxId, { kind: 'test-and-enable' }, { before });
    const outcome = this.followed.get(jobId) ?? this.follow(mailboxId, jobId);
    this.followed.set(jobId, outcome);
    return { jobId, outcome };
  }

  /** What came of it, when the mailbox is enabled that passed. */
  private async follow(mailboxId: MailboxId, jobId: string): Outcome {
    try {
      const result = await this.jobs.resultOf(jobId, followedMs);
      const wanted = await this.wanted.find(jobId);
      if (result !== undefined && wanted !== undefined) await this.enableTested.execute(wanted, result);
      return result;
    } catch (error) {
      const name = error instanceof Error ? error.name : 'unknown';
      this.logger.warn({ event: 'mailbox.not-enabled', mailboxId, jobId, error: name });
      return { kind: 'failed', code: 'not-enabled', message: notYet };
    } finally {
      this.followed.delete(jobId);
    }
  }
}

const notYet = 'The test passed, but the mailbox could not be enabled yet; that is tried again.';
