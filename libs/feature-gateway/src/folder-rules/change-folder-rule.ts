import { Injectable } from '@nestjs/common';
import type { FolderRule, MailboxId, NamedRecord, RecordRef, RuleId } from '@foldwatch/domain';
import type { MailboxConfig } from '@foldwatch/ports';
import { InvalidRequest } from '../http/refusal';
import { beginningAutomatic } from '../mailboxes/begin-automatic';
import { ConfiguredMailboxes } from '../mailboxes/configured-mailboxes';
import { ExchangeJobs } from '../mailboxes/exchange-jobs';
import { RegardingRecords } from '../records/regarding-records';
import { findRule } from './find-rule';
import type { ChangeFolderRuleRequest } from './folder-rule-requests';
import type { FolderRuleView } from './folder-rule-views';
import { ReadFolderRule } from './read-folder-rule';

/**
 * New mail follows the changed rule; mail tracked before keeps its record, unless its owner chose to relink it. Folders that
 * it leaves are the track option's, from now on.
 */
@Injectable()
export class ChangeFolderRule {
  constructor(
    private readonly mailboxes: ConfiguredMailboxes,
    private readonly records: RegardingRecords,
    private readonly jobs: ExchangeJobs,
    private readonly readFolderRule: ReadFolderRule,
  ) {}

  async execute(mailboxId: MailboxId, ruleId: RuleId, request: ChangeFolderRuleRequest): Promise<FolderRuleView> {
    const before = findRule(await this.mailboxes.find(mailboxId), ruleId);
    const regarding = await this.wantedRecord(before, request);
    const config = await this.mailboxes.change(mailboxId, (read, now) => {
      const next = withChanged(read, ruleId, request);
      return request.includeSubfolders === false ? beginningAutomatic(next, now) : next;
    });
    if (request.existing === 'relink') {
      const { version: ruleVersion } = findRule(config, ruleId);
      const record = regarding === undefined ? {} : { regarding };
      await this.jobs.start(mailboxId, { kind: 'relink', ruleId, ruleVersion, ...record });
    }
    return this.readFolderRule.execute(mailboxId, ruleId);
  }

  /** The record that mail gets from now on; looked up when it is set, and when mail tracked before gets it too. */
  private async wantedRecord(
    { action, regarding: old }: FolderRule,
    { regarding: wanted, existing }: ChangeFolderRuleRequest,
  ): Promise<NamedRecord | undefined> {
    if (action === 'do-not-track' && wanted) {
      throw new InvalidRequest([{ field: 'regarding', message: 'makes no sense for a folder that is kept private' }]);
    }
    const ref = wanted === undefined ? old : wanted;
    if (!ref || (wanted === undefined && existing !== 'relink')) return undefined;
    return this.records.find(ref);
  }
}

function withChanged(config: MailboxConfig, ruleId: RuleId, request: ChangeFolderRuleRequest): MailboxConfig {
  const next = changedRule(findRule(config, ruleId), request);
  return { ...config, rules: config.rules.map((rule) => (rule.id === ruleId ? next : rule)) };
}

function changedRule(
  { regarding: old, ...rule }: FolderRule,
  { regarding: wanted, paused, includeSubfolders }: ChangeFolderRuleRequest,
): FolderRule {
  const regarding: RecordRef | null | undefined = wanted === undefined ? old : wanted;
  return {
    ...rule,
    version: rule.version + 1,
    ...(regarding && { regarding: { table: regarding.table, id: regarding.id } }),
    ...(paused !== undefined && { paused }),
    ...(includeSubfolders !== undefined && { includeSubfolders }),
  };
}
