import { Injectable } from '@nestjs/common';
import {
  applyChanges,
  defaultOrganizationSettings,
  type FolderRule,
  type MailboxId,
  type ProposedChanges,
} from '@foldwatch/domain';
import type { MailboxConfig } from '@foldwatch/ports';
import type { Principal } from '../../access/principal';
import { ConfiguredMailboxes } from '../../mailboxes/configured-mailboxes';
import { ConcernedMailboxes } from './concerned-mailboxes';
import { CountReach } from './count-reach';
import { FolderCounts } from './folder-counts';

interface Asked {
  readonly viewer: Principal;
  readonly limit: number;
}

/**
 * How much mail changes would reach: rules that are added or widened by what lies in their folders, as where they are changed one
 * by one; all else by what became of the mail of the last days.
 */
@Injectable()
export class ReachOfChanges {
  constructor(
    private readonly mailboxes: ConfiguredMailboxes,
    private readonly concerned: ConcernedMailboxes,
    private readonly folderCounts: FolderCounts,
    private readonly countReach: CountReach,
  ) {}

  /** `undefined` when it could not be counted in time. */
  async execute(changes: ProposedChanges, mailboxId: MailboxId | undefined, asked: Asked): Promise<number | undefined> {
    const config = mailboxId === undefined ? undefined : await this.mailboxes.find(mailboxId);
    const { folderRules = [] } = changes;
    const before = config?.rules ?? [];
    const grown = folderRules.filter((rule) => isGrown(before, rule));
    const existing = config === undefined ? 0 : await this.existing(config, changes, grown);
    const rest = { ...changes, folderRules: folderRules.flatMap((rule) => ungrown(before, rule)) };
    const coming = await this.coming(rest, mailboxId, asked);
    if (coming !== undefined) return existing + coming;
    return existing > asked.limit ? existing : undefined;
  }

  private async coming(
    changes: ProposedChanges,
    mailboxId: MailboxId | undefined,
    asked: Asked,
  ): Promise<number | undefined> {
    const configs = await this.concerned.find(changes, mailboxId);
    return configs?.length === 0 ? 0 : configs && this.countReach.execute(changes, configs, asked);
  }

  private async existing(
    config: MailboxConfig,
    changes: ProposedChanges,
    grown: readonly FolderRule[],
  ): Promise<number> {
    const taking = grown.filter((rule) => rule.action === 'track' && rule.existing === 'track' && !rule.paused);
    if (taking.length === 0) return 0;
    const after = applyChanges({ settings: defaultOrganizationSettings, mailbox: config }, changes).mailbox;
    return this.folderCounts.newlyGoverned(config, after.rules, new Set(taking.map(({ id }) => id)));
  }
}

const isGrown = (before: readonly FolderRule[], { id, includeSubfolders }: FolderRule): boolean => {
  const known = before.find((rule) => rule.id === id);
  return known === undefined || (includeSubfolders && !known.includeSubfolders);
};

/** What else is changed of a rule; nothing is of one that is added. */
function ungrown(before: readonly FolderRule[], rule: FolderRule): readonly FolderRule[] {
  if (!isGrown(before, rule)) return [rule];
  return before.some(({ id }) => id === rule.id) ? [{ ...rule, includeSubfolders: false }] : [];
}
