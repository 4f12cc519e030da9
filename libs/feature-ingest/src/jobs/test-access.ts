import { Injectable } from '@nestjs/common';
import { Clock, MailboxAccess, MailboxConfigs, MailboxJobs, type ExchangeJob, type JobResult } from '@foldwatch/ports';
import { AccessNotes } from './access-notes';
import { mailboxMissing } from './job-failures';

/** Tries all that will be needed of a mailbox, enabled or not; the gateway enables it when every step passed. */
@Injectable()
export class TestAccess {
  constructor(
    private readonly configs: MailboxConfigs,
    private readonly access: MailboxAccess,
    private readonly jobs: MailboxJobs,
    private readonly clock: Clock,
  ) {}

  /** Nothing when it was stopped, goes on elsewhere, or `closing` ended it. */
  async execute(job: ExchangeJob, closing: AbortSignal): Promise<JobResult | undefined> {
    const { mailboxId } = job;
    const mailbox = (await this.configs.findMany([mailboxId])).get(mailboxId)?.mailbox;
    if (mailbox === undefined) return mailboxMissing;
    const { emailAddress, ewsUrl } = mailbox;
    const notes = new AccessNotes(job, this.jobs, this.clock);
    const end = (): void => notes.end();
    closing.addEventListener('abort', end, { once: true });
    try {
      const steps = await this.access.test({ mailboxId, emailAddress, ...(ewsUrl !== undefined && { ewsUrl }) }, notes);
      return notes.signal.aborted ? undefined : { kind: 'tested', steps };
    } finally {
      closing.removeEventListener('abort', end);
      await notes.close();
    }
  }
}
