import { Injectable } from '@nestjs/common';
import { mailboxDisabled } from '@foldwatch/contracts';
import type { Mailbox, MailboxId } from '@foldwatch/domain';
import type { MailboxConfig } from '@foldwatch/ports';
import { ConfiguredMailboxes } from './configured-mailboxes';
import { MailboxAnnouncements } from './mailbox-announcements';
import type { ChangeMailboxRequest } from './mailbox-requests';
import { ReadMailbox } from './read-mailbox';
import type { MailboxView } from './mailbox-views';

/** Changes what an admin decides about a mailbox; a disabled one goes on from its cursor when it is enabled again. */
@Injectable()
export class ChangeMailbox {
  constructor(
    private readonly mailboxes: ConfiguredMailboxes,
    private readonly announcements: MailboxAnnouncements,
    private readonly readMailbox: ReadMailbox,
  ) {}

  async execute(id: MailboxId, request: ChangeMailboxRequest): Promise<MailboxView> {
    const { mailbox } = await this.mailboxes.change(id, (config) => changed(config, request));
    if (request.state === 'disabled') await this.announcements.announce(mailboxDisabled, mailbox);
    return this.readMailbox.execute(id);
  }
}

function changed(config: MailboxConfig, { state, ownerId, ewsUrl }: ChangeMailboxRequest): MailboxConfig {
  const mailbox: Mailbox = {
    ...config.mailbox,
    ...(state !== undefined && { state }),
    ...(ownerId !== undefined && { ownerId }),
    ...(ewsUrl !== undefined && { ewsUrl }),
  };
  return { ...config, mailbox };
}
