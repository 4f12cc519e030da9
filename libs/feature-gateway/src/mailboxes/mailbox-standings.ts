import { Injectable } from '@nestjs/common';
import { MailboxStatus, type MailboxConfig } from '@foldwatch/ports';
import { toMailboxView, type MailboxView } from './mailbox-views';

/** Mailboxes with what their owners found out about them. */
@Injectable()
export class MailboxStandings {
  constructor(private readonly status: MailboxStatus) {}

  async show(configs: readonly MailboxConfig[]): Promise<readonly MailboxView[]> {
    const ids = configs.map(({ mailbox }) => mailbox.id);
    const [health, completeness] = await Promise.all([this.status.findHealth(ids), this.status.findCompleteness(ids)]);
    return configs.map((config) => {
      const { id } = config.mailbox;
      return toMailboxView(config, { health: health.get(id), completeness: completeness.get(id) });
    });
  }
}
