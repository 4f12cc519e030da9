import { Injectable } from '@nestjs/common';
import type { FolderRule, MailboxId, RecordRef, RuleId } from '@foldwatch/domain';
import type { MailboxConfig } from '@foldwatch/ports';
import { beginningAutomatic } from '../mailboxes/options/begin-automatic';
import { ConfiguredMailboxes } from '../mailboxes/configured-mailboxes';
import { ExchangeJobs } from '../mailboxes/work/exchange-jobs';
import { findRule } from './find-rule';
import type { ChangeFolderRuleRequest } from './folder-rule-requests';
import type { FolderRuleView } from './folder-rule-views';
import { ReadFolderRule } from './read-folder-rule';
import { RuleWishes } from './rule-wishes';

/**
 * New mail follows the changed rule; mail tracked before keeps its record, unless its owner chose to relink it. Folders that
 * it leaves are the track option's, from now on.
 */
@Injectable()
export class ChangeFolderRule {
  constructor(
    private readonly mailboxes: ConfiguredMailboxes,
    private readonly wishes: RuleWishes,
    private readonly jobs: ExchangeJobs,
    private readonly readFolderRule: ReadFolderRule,
  ) {}

  async execute(mailboxId: MailboxId, ruleId: RuleId, request: ChangeFolderRuleRequest): Promise<FolderRuleView> {
    const known = await this.mailboxes.find(mailboxId);
    const regarding = await this.wishes.record(findRule(known, ruleId), request, known);
    const config = await this.mailboxes.change(mailboxId, async (read, now) => {
      const { settings: own } = findRule(read, ruleId);
      const said = request.settings && (await this.wishes.settings(read, own, request.settings));
      const next = withChanged(read, ruleId, request, said);
      return request.includeSubfolders === false ? beginningAutomatic(next, now) : next;
    });
    if (request.existing === 'relink') {
      const { version: ruleVersion } = findRule(config, ruleId);
      const record = regarding === undefined ? {} : { regarding };
      await this.jobs.start(mailboxId, { kind: 'relink', ruleId, ruleVersion, ...record });
    }
    return this.readFolderRule.execute(mailboxId, ruleId);
  }
}

/** What is to hold in its folders alone, where that was said. */
type Said = FolderRule['settings'] | undefined;

function withChanged(
  config: MailboxConfig,
  ruleId: RuleId,
  request: ChangeFolderRuleRequest,
  said: Said,
): MailboxConfig {
  const next = changedRule(findRule(config, ruleId), request, said);
  return { ...config, rules: config.rules.map((rule) => (rule.id === ruleId ? next : rule)) };
}

function changedRule(
  { regarding: old, ...rule }: FolderRule,
  { regarding: wanted, paused, includeSubfolders }: ChangeFolderRuleRequest,
  said: Said,
): FolderRule {
  const regarding: RecordRef | null | undefined = wanted === undefined ? old : wanted;
  return {
    ...rule,
    version: rule.version + 1,
    ...(regarding && { regarding: { table: regarding.table, id: regarding.id } }),
    ...(paused !== undefined && { paused }),
    ...(includeSubfolders !== undefined && { includeSubfolders }),
    ...(said !== undefined && { settings: said }),
  };
}
