import { Injectable } from '@nestjs/common';
import type { Exclusion, FolderRule, MailboxId, ProposedChanges } from '@foldwatch/domain';
import { Clock, type MailboxConfig } from '@foldwatch/ports';
import { toExclusion } from '../exclusions/to-exclusion';
import { findRule } from '../folder-rules/find-rule';
import { RuleSites } from '../folder-rules/rule-sites';
import { soughtFolder } from '../folder-rules/sought-folder';
import { InvalidRequest } from '../http/refusal';
import type { OrganizationSettingsRequest } from '../organization/organization-settings-request';
import { toPolicyValues } from '../policy/policy-values-request';
import { RegardingRecords } from '../records/regarding-records';
import type {
  ProposedChangesRequest,
  ProposedExclusionRequest,
  ProposedFolderRuleRequest,
} from './proposed-changes-request';

/** What a request would change, in the words of the domain. Rules are those of one mailbox. */
@Injectable()
export class TrialChanges {
  constructor(
    private readonly sites: RuleSites,
    private readonly records: RegardingRecords,
    private readonly clock: Clock,
  ) {}

  async execute(request: ProposedChangesRequest, configs: readonly MailboxConfig[]): Promise<ProposedChanges> {
    const { options, exclusions, organization, organizationExclusions, removedFolderRules } = request;
    return {
      ...(organization !== undefined && { organization: given(organization) }),
      ...(organizationExclusions !== undefined && {
        organizationExclusions: this.exclusions(organizationExclusions, false),
      }),
      ...(options !== undefined && { options: toPolicyValues(options) }),
      ...(exclusions !== undefined && { exclusions: this.exclusions(exclusions, true) }),
      ...(removedFolderRules !== undefined && { removedFolderRules }),
      ...(await this.rules(request, configs)),
    };
  }

  private async rules(
    { folderRules = [], removedFolderRules = [] }: ProposedChangesRequest,
    configs: readonly MailboxConfig[],
  ): Promise<Pick<ProposedChanges, 'folderRules'>> {
    if (folderRules.length === 0 && removedFolderRules.length === 0) return {};
    const [config, ...others] = configs;
    if (config === undefined || others.length > 0) {
      throw new InvalidRequest([{ field: 'mailboxIds', message: 'must name the one mailbox of the folder rules' }]);
    }
    for (const ruleId of removedFolderRules) findRule(config, ruleId);
    const rules: FolderRule[] = [];
    for (const [at, rule] of folderRules.entries()) rules.push(await this.rule(rule, config, `proposed-${at + 1}`));
    return { folderRules: rules };
  }

  private async rule(request: ProposedFolderRuleRequest, config: MailboxConfig, newId: string): Promise<FolderRule> {
    const known = request.id === undefined ? undefined : findRule(config, request.id);
    const base = known ?? this.newRule(newId, await this.folderOf(config.mailbox.id, request));
    const { action = base.action, includeSubfolders = base.includeSubfolders, paused = base.paused } = request;
    return this.regarding(request, { ...base, action, includeSubfolders, paused }, config);
  }

  /** Null takes the record away, as where a rule is changed. */
  private async regarding(
    { regarding }: ProposedFolderRuleRequest,
    rule: FolderRule,
    { mailbox }: MailboxConfig,
  ): Promise<FolderRule> {
    if (regarding === undefined) return rule;
    const { regarding: _before, ...without } = rule;
    if (regarding === null) return without;
    const { table, id } = await this.records.find(regarding, mailbox);
    return { ...without, regarding: { table, id } };
  }

  private newRule(id: string, folderId: string): FolderRule {
    const effectiveFrom = this.clock.now().toISOString();
    const fresh = { id, version: 1, folderId, effectiveFrom, existing: 'track', action: 'track' } as const;
    return { ...fresh, includeSubfolders: false, paused: false };
  }

  private async folderOf(mailboxId: MailboxId, request: ProposedFolderRuleRequest): Promise<string> {
    return (await this.sites.find(mailboxId, soughtFolder(request))).folder.id;
  }

  private exclusions(requests: readonly ProposedExclusionRequest[], isOfMailbox: boolean): readonly Exclusion[] {
    const createdAt = this.clock.now().toISOString();
    return requests.map(({ id, ...request }, at) =>
      toExclusion(request, { id: id ?? `proposed-${at + 1}`, createdAt }, isOfMailbox),
    );
  }
}

const given = (request: OrganizationSettingsRequest): NonNullable<ProposedChanges['organization']> =>
  Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined));
