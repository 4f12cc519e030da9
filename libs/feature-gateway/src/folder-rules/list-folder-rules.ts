import { Injectable } from '@nestjs/common';
import type { MailboxId } from '@foldwatch/domain';
import { ConfiguredMailboxes } from '../mailboxes/configured-mailboxes';
import type { FolderRulePage } from './folder-rule-views';
import { RuleStandings } from './rule-standings';

/** Rules are few and lie in one document: always one page. */
@Injectable()
export class ListFolderRules {
  constructor(
    private readonly mailboxes: ConfiguredMailboxes,
    private readonly standings: RuleStandings,
  ) {}

  async execute(mailboxId: MailboxId): Promise<FolderRulePage> {
    const config = await this.mailboxes.find(mailboxId);
    return { items: await this.standings.show(config, config.rules), nextCursor: null };
  }
}
