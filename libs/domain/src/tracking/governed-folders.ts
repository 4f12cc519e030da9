import { check } from '../check';
import type { Check } from '../decision';
import { nearestRule, type FolderRule } from '../folder-rule';
import type { FolderTree } from '../folder-tree';
import type { FolderId } from '../ids';

/** What applies to mail that rests in a folder; compiled once for each version of rules and tree, so that a decision is one look-up. */
export interface FolderGovernance {
  /** Its own rule, else the nearest ancestor's that includes sub-folders; also where the folder is not eligible. */
  readonly rule?: FolderRule;
  readonly isEligible: boolean;
  /** The folder is Deleted Items or lies within it. */
  readonly isDeleted: boolean;
  /** The check of the folder itself, alike for every message in it. */
  readonly check: Check;
}

export type GovernedFolders = ReadonlyMap<FolderId, FolderGovernance>;

/**
 * The folders that a rule governs, and the deleted ones. A folder with a rule that the tree does not know counts as out of
 * scope: the tree is stored before anything in a new folder is observed.
 */
export function governedFolders(
  tree: FolderTree,
  rules: readonly FolderRule[],
  scope: 'inbox' | 'all',
): GovernedFolders {
  const own = new Map(rules.map((rule) => [rule.folderId, rule]));
  const governed = new Map<FolderId, FolderGovernance>();
  for (const rule of rules) governed.set(rule.folderId, governance(rule, false, false));
  for (const { id } of tree.folders) {
    const rule = nearestRule(tree, own, id);
    const isDeleted = tree.isWithin(id, 'deleted-items');
    if (rule !== undefined || isDeleted) governed.set(id, governance(rule, tree.isEligible(id, scope), isDeleted));
  }
  return governed;
}

const governance = (rule: FolderRule | undefined, isEligible: boolean, isDeleted: boolean): FolderGovernance => ({
  ...(rule !== undefined && { rule }),
  isEligible,
  isDeleted,
  check: check('folder-has-rule', rule?.id ?? 'deleted items', 'a rule for the folder', rule !== undefined),
});
