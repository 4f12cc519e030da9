import { Injectable } from '@nestjs/common';
import type { MailboxId } from '@foldwatch/domain';
import { MailboxStatus } from '@foldwatch/ports';
import { RunJobs } from '../jobs/run-jobs';
import type { OwnedMailbox } from '../mailbox/owned-mailbox';
import { OwnedMailboxes } from '../mailbox/ownership/owned-mailboxes';
import { Pace } from '../reading/pace';
import { isComparisonDue } from './completeness-slots';

/** One that came to nothing (the server was away, the store full) is made again after this part of the interval. */
const partOfInterval = 24;

/**
 * Has every mailbox compared once in the interval, one at a time in this process: the job waits in the store as if a person
 * had asked, so a restart takes it up again.
 */
@Injectable()
export class ScheduleComparisons {
  private readonly triedAtMs = new Map<MailboxId, number>();
  private nextLookMs = 0;

  constructor(
    private readonly owned: OwnedMailboxes,
    private readonly runJobs: RunJobs,
    private readonly status: MailboxStatus,
    private readonly pace: Pace,
  ) {
    owned.onReconciled(() => this.execute());
  }

  async execute(): Promise<void> {
    const { everyMs, lookMs } = this.pace.settings.completeness;
    const nowMs = this.pace.now().getTime();
    if (everyMs === 0 || nowMs < this.nextLookMs || this.runJobs.isComparing) return;
    this.nextLookMs = nowMs + lookMs;
    const mailboxId = await this.mostOverdue(nowMs, everyMs);
    if (mailboxId === undefined) return;
    this.nextLookMs = 0;
    this.triedAtMs.set(mailboxId, nowMs);
    await this.runJobs.ask(mailboxId, { kind: 'completeness', because: 'schedule' });
  }

  private async mostOverdue(nowMs: number, everyMs: number): Promise<MailboxId | undefined> {
    const mailboxes = this.owned.running.filter(({ haltedBy }) => haltedBy === undefined).map(({ mailbox }) => mailbox);
    const compared = await this.status.findCompleteness(mailboxes.map(({ id }) => id));
    const due = mailboxes.flatMap(({ id, config }: OwnedMailbox) => {
      const last = compared.get(id);
      const comparedAtMs = Date.parse(last?.asOf ?? config.mailbox.createdAt);
      const gapComparisons = last?.gap?.comparisons ?? 0;
      const isTried = nowMs - (this.triedAtMs.get(id) ?? -Infinity) < everyMs / partOfInterval;
      const isDue = isComparisonDue({ mailboxId: id, nowMs, everyMs, comparedAtMs, gapComparisons });
      return isDue && !isTried ? [{ id, comparedAtMs }] : [];
    });
    return due.toSorted((a, b) => a.comparedAtMs - b.comparedAtMs)[0]?.id;
  }
}
