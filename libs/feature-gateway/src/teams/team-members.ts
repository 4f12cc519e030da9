import { Injectable } from '@nestjs/common';
import type { MailboxId } from '@foldwatch/domain';
import { MailboxConfigs } from '@foldwatch/ports';

const configsAtOnce = 500;

/** The mailboxes that are in a team. */
@Injectable()
export class TeamMembers {
  constructor(private readonly configs: MailboxConfigs) {}

  async of(teamId: string): Promise<readonly MailboxId[]> {
    const members: MailboxId[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await this.configs.list(configsAtOnce, cursor);
      members.push(...page.configs.filter(({ mailbox }) => mailbox.teamId === teamId).map(({ mailbox }) => mailbox.id));
      cursor = page.nextCursor;
      if (cursor === undefined) return members;
    }
  }
}
