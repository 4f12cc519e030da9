import { Injectable } from '@nestjs/common';
import {
  applyChanges,
  decidedFolders,
  FolderTree,
  nearestRule,
  type FolderId,
  type FolderRule,
  type ProposedChanges,
  type RuleId,
} from '@foldwatch/domain';
import { FolderTrees, OrganizationConfigs, type MailboxConfig } from '@foldwatch/ports';

/** How many messages folders held when they were last read. */
@Injectable()
export class FolderCounts {
  constructor(
    private readonly trees: FolderTrees,
    private readonly organization: OrganizationConfigs,
  ) {}

  /** A folder, with what lies below it as far as no nearer rule has it. */
  async within({ mailbox, rules }: MailboxConfig, folderId: FolderId, withSubfolders: boolean): Promise<number> {
    const tree = await this.tree(mailbox.id);
    const own = byOwnFolder(rules);
    const isReached = (id: FolderId): boolean =>
      id === folderId || (withSubfolders && isBelow(tree, id, folderId) && nearestRule(tree, own, id)?.folderId !== id);
    return countIn(tree, isReached);
  }

  /** Where one of these rules would come to govern; what lies below several of them counts once. */
  async newlyGoverned(
    { mailbox, rules }: MailboxConfig,
    after: readonly FolderRule[],
    ruleIds: ReadonlySet<RuleId>,
  ): Promise<number> {
    const tree = await this.tree(mailbox.id);
    const [was, own] = [byOwnFolder(rules), byOwnFolder(after)];
    return countIn(tree, (id) => {
      const ruleId = nearestRule(tree, own, id)?.id;
      return ruleId !== undefined && ruleIds.has(ruleId) && nearestRule(tree, was, id)?.id !== ruleId;
    });
  }

  /** The bound of what a proposal can reach in mailboxes that are read. */
  async mostReached(changes: ProposedChanges, configs: readonly MailboxConfig[]): Promise<number> {
    const { settings } = await this.organization.find();
    let total = 0;
    for (const config of configs.filter(({ mailbox }) => mailbox.state === 'enabled')) {
      const tree = await this.tree(config.mailbox.id);
      const now = { settings, mailbox: config };
      const folders = new Set([...decidedFolders(tree, now), ...decidedFolders(tree, applyChanges(now, changes))]);
      total += countIn(tree, (id) => folders.has(id));
    }
    return total;
  }

  private async tree(mailboxId: string): Promise<FolderTree> {
    return new FolderTree((await this.trees.findMany([mailboxId])).get(mailboxId)?.folders ?? []);
  }
}

const byOwnFolder = (rules: readonly FolderRule[]): ReadonlyMap<FolderId, FolderRule> =>
  new Map(rules.map((rule) => [rule.folderId, rule]));

const isBelow = (tree: FolderTree, id: FolderId, above: FolderId): boolean =>
  tree
    .lineage(id)
    .slice(1)
    .some((folder) => folder.id === above);

const countIn = (tree: FolderTree, isCounted: (id: FolderId) => boolean): number =>
  tree.folders.reduce((sum, { id, itemCount }) => sum + (isCounted(id) ? itemCount : 0), 0);
