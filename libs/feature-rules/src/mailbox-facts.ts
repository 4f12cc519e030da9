import {
  FolderTree,
  governedFolders,
  type GovernedFolders,
  type MailboxState,
  type OrganizationSettings,
} from '@foldwatch/domain';
import type { MailboxConfig, StoredFolderTree } from '@foldwatch/ports';

/** What decisions about a mailbox's mail depend on, compiled from one version of its configuration and of its tree. */
export interface MailboxFacts {
  readonly scope: OrganizationSettings['eligibleFolders'];
  readonly state: MailboxState;
  readonly ownerId?: string;
  readonly ownAddresses: ReadonlySet<string>;
  readonly folders: GovernedFolders;
}

export interface MailboxSource {
  readonly config: MailboxConfig;
  /** `undefined` before its folders were read for the first time. */
  readonly tree: StoredFolderTree | undefined;
}

export function compileMailbox(
  { config, tree }: MailboxSource,
  scope: OrganizationSettings['eligibleFolders'],
): MailboxFacts {
  const { state, ownerId, emailAddress } = config.mailbox;
  return {
    scope,
    state,
    ...(ownerId !== undefined && { ownerId }),
    ownAddresses: new Set([emailAddress]),
    folders: governedFolders(new FolderTree(tree?.folders ?? []), config.rules, scope),
  };
}
