import { Injectable } from '@nestjs/common';
import { MailboxJobs, MailboxStatus, type MailboxConfig } from '@foldwatch/ports';
import { toMailboxView, type MailboxView } from './mailbox-views';

/** Mailboxes with what their owners found out about them. */
@Injectable()
export class MailboxStandings {
  constructor(
    private readonly status: MailboxStatus,
    private readonly jobs: MailboxJobs,
  ) {}

  async show(configs: readonly MailboxConfig[]): Promise<readonly MailboxView[]> {
    const health = await this.status.findHealth(configs.map(({ mailbox }) => mailbox.id));
    return Promise.all(
      configs.map(async (config) => {
        const { id } = config.mailbox;
        const completeness = await this.jobs.findLatest(id, 'completeness');
        return toMailboxView(config, { health: health.get(id), completeness });
      }),
    );
  }
}
