import type { OrganizationSettings, PolicyScope } from '@foldwatch/domain';
import type { MailboxConfig } from '@foldwatch/ports';

/** What the layers above and of a mailbox say. */
export const scopeOf = ({ mailbox, options }: MailboxConfig, organization: OrganizationSettings): PolicyScope => ({
  organization,
  teamId: mailbox.teamId,
  options,
});
