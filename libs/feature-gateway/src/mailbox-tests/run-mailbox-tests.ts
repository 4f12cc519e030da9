import { Injectable, Logger } from '@nestjs/common';
import { mailboxEnabled } from '@foldwatch/contracts';
import type { MailboxId } from '@foldwatch/domain';
import type { JobResult, MailboxConfig } from '@foldwatch/ports';
import { Acting } from '../audit/acting';
import { beginningAutomatic } from '../mailboxes/options/begin-automatic';
import { ConfiguredMailboxes } from '../mailboxes/configured-mailboxes';
import { ExchangeJobs } from '../mailboxes/work/exchange-jobs';
import { MailboxAnnouncements } from '../mailboxes/work/mailbox-announcements';
import { hasPassed } from './mailbox-test-views';

/** A test that nobody has taken up by then may pass, but enables nothing any more. */
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
    private readonly announcements: MailboxAnnouncements,
    private readonly acting: Acting,
  ) {}

  /** One at a time: whoever asks while a test of the mailbox runs gets that one. */
  async start(mailboxId: MailboxId): Promise<{ readonly jobId: string; readonly outcome: Outcome }> {
    await this.mailboxes.find(mailboxId);
    const jobId = await this.jobs.startUnlessOpen(mailboxId, { kind: 'test-and-enable' });
    const outcome = this.followed.get(jobId) ?? this.follow(mailboxId, jobId);
    this.followed.set(jobId, outcome);
    return { jobId, outcome };
  }

  /** What came of it, when the mailbox is enabled that passed. */
  private async follow(mailboxId: MailboxId, jobId: string): Outcome {
    try {
      const result = await this.jobs.resultOf(jobId, followedMs);
      if (result?.kind === 'tested' && hasPassed(result.steps)) await this.enable(mailboxId);
      return result;
    } catch (error) {
      const name = error instanceof Error ? error.name : 'unknown';
      this.logger.warn({ event: 'mailbox.not-enabled', mailboxId, jobId, error: name });
      return { kind: 'failed', code: 'not-enabled', message: 'The test passed, but the mailbox could not be enabled.' };
    } finally {
      this.followed.delete(jobId);
    }
  }

  private async enable(mailboxId: MailboxId): Promise<void> {
    const before = await this.mailboxes.find(mailboxId);
    if (before.mailbox.state === 'enabled') return;
    const { mailbox } = await this.mailboxes.change(mailboxId, enabled);
    await this.announcements.announce(mailboxEnabled, mailbox);
    await this.acting.noteLater();
  }
}

/** A mailbox that was enabled before goes on from where it was. */
function enabled(config: MailboxConfig, now: string): MailboxConfig {
  const { disabledReason: _, ...mailbox } = config.mailbox;
  const next: MailboxConfig = { ...config, mailbox: { ...mailbox, state: 'enabled' } };
  return mailbox.automaticFrom === undefined ? beginningAutomatic(next, now) : next;
}
