import { Injectable } from '@nestjs/common';
import type { MailboxId, RuleId } from '@foldwatch/domain';
import { UnknownResource } from '../http/refusal';
import { ConfiguredMailboxes } from '../mailboxes/configured-mailboxes';
import { findRule } from './find-rule';
import type { FolderRuleView } from './folder-rule-views';
import { RuleStandings } from './rule-standings';

@Injectable()
export class ReadFolderRule {
  constructor(
    private readonly mailboxes: ConfiguredMailboxes,
    private readonly standings: RuleStandings,
  ) {}

  async execute(mailboxId: MailboxId, ruleId: RuleId): Promise<FolderRuleView> {
    const config = await this.mailboxes.find(mailboxId);
    const [view] = await this.standings.show(config, [findRule(config, ruleId)]);
    if (view === undefined) throw new UnknownResource('unknown-folder-rule', 'The mailbox has no such rule.');
    return view;
  }
}
