import { Injectable } from '@nestjs/common';
import type { FolderRule, NamedRecord } from '@foldwatch/domain';
import { OrganizationConfigs, type MailboxConfig } from '@foldwatch/ports';
import { InvalidRequest } from '../http/refusal';
import { scopeOf } from '../mailboxes/options/scope-of';
import { toPolicyValues } from '../policy/policy-values-request';
import { refuseLocked } from '../policy/refuse-locked';
import { RegardingRecords } from '../records/regarding-records';
import type { ChangeFolderRuleRequest } from './folder-rule-requests';

/** What somebody wants of a rule, as far as it may be. */
@Injectable()
export class RuleWishes {
  constructor(
    private readonly records: RegardingRecords,
    private readonly organization: OrganizationConfigs,
  ) {}

  /** The record that mail gets from now on; looked up when it is set, and when mail tracked before gets it too. */
  async record(
    { action, regarding: old }: Pick<FolderRule, 'action' | 'regarding'>,
    { regarding: wanted, existing }: Pick<ChangeFolderRuleRequest, 'regarding' | 'existing'>,
    { mailbox }: Pick<MailboxConfig, 'mailbox'>,
  ): Promise<NamedRecord | undefined> {
    if (action === 'do-not-track' && wanted) {
      throw new InvalidRequest([{ field: 'regarding', message: 'makes no sense for a folder that is kept private' }]);
    }
    const ref = wanted === undefined ? old : wanted;
    if (!ref || (wanted === undefined && existing !== 'relink')) return undefined;
    return this.records.find(ref, mailbox);
  }

  /** What is to hold in its folders alone; raises the refusal for what a layer above has fixed. */
  async settings(
    config: MailboxConfig,
    before: FolderRule['settings'] = {},
    wanted: ChangeFolderRuleRequest['settings'] = {},
  ): Promise<FolderRule['settings']> {
    const { settings } = await this.organization.find();
    return refuseLocked(toPolicyValues(wanted), { layer: 'folder', before, scope: scopeOf(config, settings) });
  }
}
