import { Injectable } from '@nestjs/common';
import type { FolderRule, MailboxId, NamedRecord, RecordRef, RuleId } from '@foldwatch/domain';
import { OrganizationConfigs, type MailboxConfig } from '@foldwatch/ports';
import { InvalidRequest } from '../http/refusal';
import { beginningAutomatic } from '../mailboxes/begin-automatic';
import { scopeOf } from '../mailboxes/change-options';
import { ConfiguredMailboxes } from '../mailboxes/configured-mailboxes';
import { ExchangeJobs } from '../mailboxes/exchange-jobs';
import { toPolicyValues } from '../policy/policy-values-request';
import { refuseLocked } from '../policy/refuse-locked';
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
    private readonly organization: OrganizationConfigs,
    private readonly readFolderRule: ReadFolderRule,
  ) {}

  async execute(mailboxId: MailboxId, ruleId: RuleId, request: ChangeFolderRuleRequest): Promise<FolderRuleView> {
    const before = findRule(await this.mailboxes.find(mailboxId), ruleId);
    const regarding = await this.wantedRecord(before, request);
    const { settings } = await this.organization.find();
    const config = await this.mailboxes.change(mailboxId, (read, now) => {
      const scope = scopeOf(read, settings);
      const { settings: own = {} } = findRule(read, ruleId);
      const said =
        request.settings && refuseLocked(toPolicyValues(request.settings), { layer: 'folder', before: own, scope });
      const next = withChanged(read, ruleId, { ...request, said });
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

interface Wanted extends Omit<ChangeFolderRuleRequest, 'settings'> {
  /** What is to hold in its folders alone. */
  readonly said: FolderRule['settings'] | undefined;
}

function withChanged(config: MailboxConfig, ruleId: RuleId, request: Wanted): MailboxConfig {
  const next = changedRule(findRule(config, ruleId), request);
  return { ...config, rules: config.rules.map((rule) => (rule.id === ruleId ? next : rule)) };
}

function changedRule(
  { regarding: old, ...rule }: FolderRule,
  { regarding: wanted, paused, includeSubfolders, said }: Wanted,
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
