import { Injectable } from '@nestjs/common';
import { ConfiguredMailboxes } from './configured-mailboxes';
import { MailboxStandings } from './mailbox-standings';
import { toMailboxView, type MailboxView } from './mailbox-views';

@Injectable()
export class ReadMailbox {
  constructor(
    private readonly mailboxes: ConfiguredMailboxes,
    private readonly standings: MailboxStandings,
  ) {}

  async execute(id: string): Promise<MailboxView> {
    const config = await this.mailboxes.find(id);
    const [view] = await this.standings.show([config]);
    return view ?? toMailboxView(config);
  }
}
