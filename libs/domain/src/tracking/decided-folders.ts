import { automaticFolders } from './automatic-folders';
import { rulesByFolder } from '../folder-rule';
import type { FolderTree } from '../folder-tree';
import type { FolderId } from '../ids';
import type { Mailbox } from '../mailbox';
import { effectiveSettings } from '../policy/policy';
import type { ChangeableMailbox, Configured } from '../policy/proposed-changes';

/** The part of a mailbox's configuration that says which of its folders matter. */
export interface DecidedMailbox extends ChangeableMailbox {
  readonly mailbox: Pick<Mailbox, 'teamId'>;
}

/** The folders whose new mail may be tracked under a configuration: by a rule that tracks, or by the track option. */
export function decidedFolders(
  tree: FolderTree,
  { settings: organization, mailbox: { mailbox, options, rules } }: Configured<DecidedMailbox>,
): ReadonlySet<FolderId> {
  const settings = effectiveSettings({ organization, teamId: mailbox.teamId, options });
  const governed = [...rulesByFolder(tree, rules, settings.eligibleFolders)];
  const tracked = governed.filter(([, { action, paused }]) => action === 'track' && !paused).map(([id]) => id);
  const automatic = settings.track === 'none' ? [] : automaticFolders(tree, rules, settings);
  return new Set([...tracked, ...automatic]);
}
