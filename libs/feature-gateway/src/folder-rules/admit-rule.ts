import type { FolderId, FolderRule, OrganizationSettings } from '@foldwatch/domain';
import type { MailboxConfig } from '@foldwatch/ports';
import { ConflictingRequest, NotPossible } from '../http/refusal';
import type { RuleSite } from './rule-sites';
import type { SoughtFolder } from './sought-folder';

/** Refuses a rule that the organization does not allow for a folder, or that is one too many. */
export function admitRule({ rules }: MailboxConfig, site: RuleSite, field: SoughtFolder['field']): void {
  const { folder, tree, settings } = site;
  if (!tree.isEligible(folder.id, settings.eligibleFolders)) {
    const where = settings.eligibleFolders === 'inbox' ? 'below Inbox' : 'of mail outside Deleted Items and Drafts';
    const fields = [{ field, message: `is not a folder ${where}` }];
    throw new NotPossible('folder-not-eligible', `Only folders ${where} may be tracked.`, fields);
  }
  admitOne(rules, folder.id, settings, field);
}

/** For a rule that comes back: whether its folder may still be tracked, its status says. */
export const admitAgain = ({ rules }: MailboxConfig, folderId: FolderId, settings: OrganizationSettings): void =>
  admitOne(rules, folderId, settings, 'folderId');

function admitOne(
  rules: readonly FolderRule[],
  wanted: FolderId,
  settings: OrganizationSettings,
  field: SoughtFolder['field'],
): void {
  if (rules.some(({ folderId }) => folderId === wanted)) {
    const fields = [{ field, message: 'has a rule already' }];
    throw new ConflictingRequest('folder-has-rule', 'The folder has a rule already. Change that one.', fields);
  }
  if (rules.length >= settings.maxFolderRules) {
    const limit = `A mailbox may have at most ${settings.maxFolderRules} rules.`;
    throw new ConflictingRequest('too-many-folder-rules', limit);
  }
}
