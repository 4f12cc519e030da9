import { nearestRule, type FolderRule } from '../folder-rule';
import type { FolderTree, MailFolder } from '../folder-tree';
import type { FolderId } from '../ids';
import type { OrganizationSettings } from '../policy/organization-settings';

/** What says in which folders mail may be tracked without a rule. */
export type AutomaticScope = Pick<OrganizationSettings, 'autoTrackSubfolders' | 'autoTrackSentItems'>;

/**
 * The folders whose new mail the mailbox's track option decides upon: Inbox and, where the organization wants it, its
 * sub-folders and Sent Items. A folder that a rule reaches is the rule's alone, also while that is paused or out of scope, and
 * "do not track" keeps it private.
 */
export function automaticFolders(
  tree: FolderTree,
  rules: readonly FolderRule[],
  scope: AutomaticScope,
): ReadonlySet<FolderId> {
  const own = new Map(rules.map((rule) => [rule.folderId, rule]));
  const folders = tree.folders.filter(
    (folder) => isInScope(tree, folder, scope) && nearestRule(tree, own, folder.id) === undefined,
  );
  return new Set(folders.map(({ id }) => id));
}

function isInScope(tree: FolderTree, { id, wellKnown, folderClass }: MailFolder, scope: AutomaticScope): boolean {
  if (folderClass !== 'mail') return false;
  if (wellKnown === 'inbox') return true;
  if (wellKnown === 'sent-items') return scope.autoTrackSentItems;
  return scope.autoTrackSubfolders && tree.isWithin(id, 'inbox') && !tree.isWithin(id, 'deleted-items');
}
