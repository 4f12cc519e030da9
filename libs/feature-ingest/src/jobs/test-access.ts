import { Injectable } from '@nestjs/common';
import type { MailboxId } from '@foldwatch/domain';
import { MailboxAccess, MailboxConfigs, type JobResult } from '@foldwatch/ports';
import { mailboxMissing } from './job-failures';

/** Tries all that will be needed of a mailbox, enabled or not; the gateway enables it when every step passed. */
@Injectable()
export class TestAccess {
  constructor(
    private readonly configs: MailboxConfigs,
    private readonly access: MailboxAccess,
  ) {}

  async execute(mailboxId: MailboxId): Promise<JobResult> {
    const mailbox = (await this.configs.findMany([mailboxId])).get(mailboxId)?.mailbox;
    if (mailbox === undefined) return mailboxMissing;
    const { emailAddress, ewsUrl } = mailbox;
    const steps = await this.access.test({ mailboxId, emailAddress, ...(ewsUrl !== undefined && { ewsUrl }) });
    return { kind: 'tested', steps };
  }
}
