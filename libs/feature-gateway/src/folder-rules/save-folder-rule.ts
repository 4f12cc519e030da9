import { Injectable } from '@nestjs/common';
import type { FolderRule, Mailbox, MailboxId, MailFolder, RecordRef } from '@foldwatch/domain';
import { randomId } from '@foldwatch/platform';
import { Clock, type MailboxConfig } from '@foldwatch/ports';
import { ConfiguredMailboxes } from '../mailboxes/configured-mailboxes';
import { toPolicyValues } from '../policy/policy-values-request';
import { admitRule } from './admit-rule';
import type { AddFolderRuleRequest } from './folder-rule-requests';
import { RuleSites } from './rule-sites';
import { RuleWishes } from './rule-wishes';
import { soughtFolder } from './sought-folder';

/** Saves a rule; every message observed after this returned is decided with it. */
@Injectable()
export class SaveFolderRule {
  constructor(
    private readonly mailboxes: ConfiguredMailboxes,
    private readonly sites: RuleSites,
    private readonly wishes: RuleWishes,
    private readonly clock: Clock,
  ) {}

  async execute(
    mailboxId: MailboxId,
    request: AddFolderRuleRequest,
  ): Promise<{ readonly rule: FolderRule; readonly mailbox: Mailbox }> {
    const effectiveFrom = this.clock.now().toISOString();
    const sought = soughtFolder(request);
    const known = await this.mailboxes.find(mailboxId);
    const regarding = await this.regardingOf(request, known);
    const site = await this.sites.find(mailboxId, sought);
    const rule = toRule(request, site.folder, { effectiveFrom, regarding });
    const { mailbox } = await this.mailboxes.change(mailboxId, async (config) => {
      admitRule(config, site, sought.field);
      await this.wishes.settings(config, {}, request.settings);
      return { ...config, rules: [...config.rules, rule] };
    });
    return { rule, mailbox };
  }

  private async regardingOf(
    { regarding, action = 'track' }: AddFolderRuleRequest,
    known: MailboxConfig,
  ): Promise<RecordRef | undefined> {
    const found = await this.wishes.record({ action }, regarding ? { regarding } : {}, known);
    return found && { table: found.table, id: found.id };
  }
}

const toRule = (
  { action = 'track', existing = 'track', includeSubfolders = false, settings }: AddFolderRuleRequest,
  { id: folderId }: MailFolder,
  { effectiveFrom, regarding }: { readonly effectiveFrom: string; readonly regarding: RecordRef | undefined },
): FolderRule => ({
  id: randomId(),
  version: 1,
  folderId,
  action,
  ...(regarding !== undefined && { regarding }),
  includeSubfolders,
  existing,
  effectiveFrom,
  paused: false,
  ...(settings !== undefined && { settings: toPolicyValues(settings) }),
});
