import { Injectable } from '@nestjs/common';
import type { MailboxId, RuleId } from '@foldwatch/domain';
import { ActivityQueries } from '@foldwatch/ports';
import type { AddFolderRuleRequest, ChangeFolderRuleRequest } from '../../folder-rules/folder-rule-requests';
import { findRule } from '../../folder-rules/find-rule';
import { RuleSites } from '../../folder-rules/rule-sites';
import { soughtFolder } from '../../folder-rules/sought-folder';
import { ConfiguredMailboxes } from '../../mailboxes/configured-mailboxes';
import { FolderCounts } from './folder-counts';

/** How much mail that is there already a rule would reach, by counts that are known: nothing is read for it. */
@Injectable()
export class ReachOfRules {
  constructor(
    private readonly mailboxes: ConfiguredMailboxes,
    private readonly sites: RuleSites,
    private readonly counts: FolderCounts,
    private readonly activities: ActivityQueries,
  ) {}

  async ofNew(mailboxId: MailboxId, request: AddFolderRuleRequest): Promise<number> {
    const { action = 'track', existing = 'track', includeSubfolders = false } = request;
    if (action === 'do-not-track' || existing === 'skip') return 0;
    const config = await this.mailboxes.find(mailboxId);
    const { folder } = await this.sites.find(mailboxId, soughtFolder(request));
    return this.counts.within(config, folder.id, includeSubfolders);
  }

  async ofChanged(mailboxId: MailboxId, ruleId: RuleId, request: ChangeFolderRuleRequest): Promise<number> {
    const config = await this.mailboxes.find(mailboxId);
    const { folderId, includeSubfolders, existing, action } = findRule(config, ruleId);
    const relinked = request.existing === 'relink' ? await this.activities.countByRule(mailboxId, ruleId) : 0;
    const isWidened = request.includeSubfolders === true && !includeSubfolders;
    if (!isWidened || existing === 'skip' || action === 'do-not-track') return relinked;
    const [all, own] = await Promise.all([
      this.counts.within(config, folderId, true),
      this.counts.within(config, folderId, false),
    ]);
    return relinked + all - own;
  }
}
