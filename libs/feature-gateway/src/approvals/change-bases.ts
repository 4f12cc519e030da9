import { Injectable } from '@nestjs/common';
import { MailboxConfigs, OrganizationConfigs, type WaitingChange } from '@foldwatch/ports';

/** The version of what a change is made to; 0 for what is not there. */
@Injectable()
export class ChangeBases {
  constructor(
    private readonly configs: MailboxConfigs,
    private readonly organization: OrganizationConfigs,
  ) {}

  async find({ mailboxId }: Pick<WaitingChange, 'mailboxId'>): Promise<number> {
    if (mailboxId === undefined) return (await this.organization.find()).version;
    return (await this.configs.findMany([mailboxId])).get(mailboxId)?.mailbox.version ?? 0;
  }
}
