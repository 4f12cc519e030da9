import { Injectable } from '@nestjs/common';
import type { MailboxId, RuleId } from '@foldwatch/domain';
import { ConfiguredMailboxes } from '../mailboxes/configured-mailboxes';
import { ExchangeJobs } from '../mailboxes/work/exchange-jobs';
import type { StartedJobView } from '../mailboxes/mailbox-views';
import { findRule } from './find-rule';

/** What of the mail before the rule is not yet read is left out; what was tracked of it stays. */
@Injectable()
export class StopBackfill {
  constructor(
    private readonly mailboxes: ConfiguredMailboxes,
    private readonly jobs: ExchangeJobs,
  ) {}

  async execute(mailboxId: MailboxId, ruleId: RuleId): Promise<StartedJobView> {
    const { id } = findRule(await this.mailboxes.find(mailboxId), ruleId);
    return { jobId: await this.jobs.start(mailboxId, { kind: 'stop-backfill', ruleId: id }) };
  }
}
