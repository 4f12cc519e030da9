import { Injectable } from '@nestjs/common';
import type { MailboxId } from '@foldwatch/domain';
import { ConfiguredMailboxes } from '../configured-mailboxes';
import { ExchangeJobs } from './exchange-jobs';
import type { StartedJobView } from '../mailbox-views';

/** Has a mailbox read now instead of at its next turn. */
@Injectable()
export class SyncMailbox {
  constructor(
    private readonly mailboxes: ConfiguredMailboxes,
    private readonly jobs: ExchangeJobs,
  ) {}

  async execute(id: MailboxId): Promise<StartedJobView> {
    const { mailbox } = await this.mailboxes.find(id);
    return { jobId: await this.jobs.start(mailbox.id, { kind: 'sync' }) };
  }
}
