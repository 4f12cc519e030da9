import type { MailboxId, RuleId } from '@foldwatch/domain';

/** Of what something is a version. */
export interface VersionPlace {
  readonly scope: string;
  /** Whose configuration holds it; the organization's without. */
  readonly mailboxId?: MailboxId;
}

export const ofOrganization: VersionPlace = { scope: 'organization' };
export const ofTeam = (teamId: string): VersionPlace => ({ scope: `team:${teamId}` });
export const ofMailbox = (mailboxId: MailboxId): VersionPlace => ({ scope: `mailbox:${mailboxId}`, mailboxId });
export const ofRule = (mailboxId: MailboxId, ruleId: RuleId): VersionPlace => ({
  scope: `folder-rule:${mailboxId}/${ruleId}`,
  mailboxId,
});
