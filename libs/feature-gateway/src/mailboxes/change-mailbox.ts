import { Injectable } from '@nestjs/common';
import { mailboxDisabled } from '@foldwatch/contracts';
import { findTeam, type MailboxId, type OrganizationSettings } from '@foldwatch/domain';
import { OrganizationConfigs, type MailboxConfig } from '@foldwatch/ports';
import { UnknownResource } from '../http/refusal';
import { beginAgain } from './options/begin-again';
import { ConfiguredMailboxes } from './configured-mailboxes';
import { MailboxAnnouncements } from './work/mailbox-announcements';
import type { ChangeMailboxRequest } from './mailbox-requests';
import { ReadMailbox } from './read-mailbox';
import type { MailboxView } from './mailbox-views';

/** Changes what an admin decides about a mailbox; a disabled one goes on from its cursor when it is enabled again. */
@Injectable()
export class ChangeMailbox {
  constructor(
    private readonly mailboxes: ConfiguredMailboxes,
    private readonly organization: OrganizationConfigs,
    private readonly announcements: MailboxAnnouncements,
    private readonly readMailbox: ReadMailbox,
  ) {}

  async execute(id: MailboxId, request: ChangeMailboxRequest): Promise<MailboxView> {
    const settings = await this.demandTeam(request);
    const { mailbox } = await this.mailboxes.change(id, (config, now) => {
      const next = changed(config, request);
      return beginAgain({ before: config, after: next, settings, now });
    });
    if (request.state === 'disabled') await this.announcements.announce(mailboxDisabled, mailbox);
    return this.readMailbox.execute(id);
  }

  /** Answers with the settings that have it. */
  async demandTeam({ teamId }: ChangeMailboxRequest): Promise<OrganizationSettings> {
    const { settings } = await this.organization.find();
    if (!teamId || findTeam(settings, teamId) !== undefined) return settings;
    const fields = [{ field: 'teamId', message: 'is that of no team' }];
    throw new UnknownResource('unknown-team', 'There is no such team.', fields);
  }
}

function changed(config: MailboxConfig, { state, ownerId, ewsUrl, teamId }: ChangeMailboxRequest): MailboxConfig {
  const { teamId: team, ...mailbox } = config.mailbox;
  const nextTeam = teamId === undefined ? team : (teamId ?? undefined);
  return {
    ...config,
    mailbox: {
      ...mailbox,
      ...(nextTeam !== undefined && { teamId: nextTeam }),
      ...(state !== undefined && { state }),
      ...(ownerId !== undefined && { ownerId }),
      ...(ewsUrl !== undefined && { ewsUrl }),
    },
  };
}
