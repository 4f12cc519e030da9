import { Injectable } from '@nestjs/common';
import type { MailboxId, RuleId } from '@foldwatch/domain';
import { beginningAutomatic } from '../mailboxes/options/begin-automatic';
import { ConfiguredMailboxes } from '../mailboxes/configured-mailboxes';
import { findRule } from './find-rule';
import type { FolderRuleView } from './folder-rule-views';
import { ReadFolderRule } from './read-folder-rule';

/**
 * Mail that the rule tracked keeps its links; new mail is no longer tracked by it, and what a “do not track” rule kept
 * private stays so. Answers with the rule as it was.
 */
@Injectable()
export class RemoveFolderRule {
  constructor(
    private readonly mailboxes: ConfiguredMailboxes,
    private readonly readFolderRule: ReadFolderRule,
  ) {}

  async execute(mailboxId: MailboxId, ruleId: RuleId): Promise<FolderRuleView> {
    const view = await this.readFolderRule.execute(mailboxId, ruleId);
    await this.mailboxes.change(mailboxId, (config, now) => {
      const { id: removed } = findRule(config, ruleId);
      return beginningAutomatic({ ...config, rules: config.rules.filter(({ id }) => id !== removed) }, now);
    });
    return view;
  }
}
