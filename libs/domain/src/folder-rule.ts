import type { FolderTree } from './folder-tree';
import type { FolderId, RuleId } from './ids';
import type { PolicyValues } from './policy/policy-values';
import type { Published } from './policy/published';
import type { RecordRef } from './records/record';

/** Track mail that rests in a folder, optionally regarding one record; or keep a nested folder private. */
export interface FolderRule {
  readonly id: RuleId;
  /** Goes up with each change, so that a decision can name what it was made by. */
  readonly version: number;
  readonly folderId: FolderId;
  readonly action: 'track' | 'do-not-track';
  readonly regarding?: RecordRef;
  readonly includeSubfolders: boolean;
  /** What was chosen for mail that was there already. */
  readonly existing: 'track' | 'skip';
  readonly effectiveFrom: string;
  readonly paused: boolean;
  /** What holds in its folders alone. */
  readonly settings?: Partial<Pick<PolicyValues, 'create' | 'createMode' | 'onMoveOut'>>;
  readonly published?: Published;
}

/** By folder id: the rule that governs it. Rules without folders to govern are simply not in it. */
export type RulesByFolder = ReadonlyMap<FolderId, FolderRule>;

/**
 * The rule that governs each eligible folder: its own, else the nearest ancestor's that includes sub-folders.
 * A paused rule governs its folders without tracking, so that a wider rule does not take over meanwhile.
 */
export function rulesByFolder(tree: FolderTree, rules: readonly FolderRule[], scope: 'inbox' | 'all'): RulesByFolder {
  if (rules.length === 0) return new Map();
  const own = new Map(rules.map((rule) => [rule.folderId, rule]));
  const governed = new Map<FolderId, FolderRule>();
  for (const { id } of tree.folders) {
    const rule = nearestRule(tree, own, id);
    if (rule !== undefined && tree.isEligible(id, scope)) governed.set(id, rule);
  }
  return governed;
}

/** The rule that is set on the folder or, from an ancestor that includes sub-folders, reaches it; the nearest wins. */
export function nearestRule(
  tree: FolderTree,
  own: ReadonlyMap<FolderId, FolderRule>,
  id: FolderId,
): FolderRule | undefined {
  const set = own.get(id);
  if (set !== undefined) return set;
  return tree
    .lineage(id)
    .map((folder) => own.get(folder.id))
    .find((rule) => rule?.includeSubfolders === true);
}
