import { Injectable } from '@nestjs/common';
import type { FolderRule, MailboxId, RuleId } from '@foldwatch/domain';
import { randomId } from '@foldwatch/platform';
import { Clock, type MailboxConfig } from '@foldwatch/ports';
import { findRule } from '../folder-rules/find-rule';
import { RuleSites } from '../folder-rules/rule-sites';
import { RuleWishes } from '../folder-rules/rule-wishes';
import { soughtFolder } from '../folder-rules/sought-folder';
import { ConfiguredMailboxes } from '../mailboxes/configured-mailboxes';
import { toPolicyValues } from '../policy/policy-values-request';
import type { DraftRuleRequest } from './draft-requests';

/** Rules as a draft would have them: those that there are with what is changed, and new ones. */
@Injectable()
export class ProposeRules {
  constructor(
    private readonly mailboxes: ConfiguredMailboxes,
    private readonly sites: RuleSites,
    private readonly wishes: RuleWishes,
    private readonly clock: Clock,
  ) {}

  async execute(mailboxId: MailboxId, wanted: readonly DraftRuleRequest[]): Promise<readonly FolderRule[]> {
    const config = await this.mailboxes.find(mailboxId);
    const rules: FolderRule[] = [];
    for (const request of wanted) {
      const before = request.id === undefined ? await this.added(mailboxId, request) : findRule(config, request.id);
      rules.push(await this.changed(before, request, config));
    }
    return rules;
  }

  async known(mailboxId: MailboxId, ruleIds: readonly RuleId[]): Promise<readonly RuleId[]> {
    const config = await this.mailboxes.find(mailboxId);
    return ruleIds.map((id) => findRule(config, id).id);
  }

  private async added(mailboxId: MailboxId, request: DraftRuleRequest): Promise<FolderRule> {
    const { folder } = await this.sites.find(mailboxId, soughtFolder(request));
    const { action = 'track', existing = 'track' } = request;
    const effectiveFrom = this.clock.now().toISOString();
    const made = { id: randomId(), version: 1, folderId: folder.id, effectiveFrom };
    return { ...made, action, existing, includeSubfolders: false, paused: false };
  }

  private async changed(before: FolderRule, request: DraftRuleRequest, config: MailboxConfig): Promise<FolderRule> {
    const { regarding: old, published: _published, ...rule } = before;
    const { regarding: wanted, includeSubfolders, paused, settings } = request;
    const found = await this.wishes.record(before, wanted === undefined ? {} : { regarding: wanted }, config);
    const ref = wanted === undefined ? old : found && { table: found.table, id: found.id };
    return {
      ...rule,
      ...(ref !== undefined && { regarding: ref }),
      ...(includeSubfolders !== undefined && { includeSubfolders }),
      ...(paused !== undefined && { paused }),
      ...(settings !== undefined && { settings: toPolicyValues(settings) }),
    };
  }
}
