import { Injectable } from '@nestjs/common';
import type { MailboxId } from '@foldwatch/domain';
import { ConfiguredMailboxes } from '../mailboxes/configured-mailboxes';
import { ownerOf } from './principal';
import { SessionLinks } from './session-links';
import type { SessionLinkView } from './session-views';

/** A link by which a mailbox's owner signs in, for an admin to hand over. */
@Injectable()
export class CreateOwnerLink {
  constructor(
    private readonly mailboxes: ConfiguredMailboxes,
    private readonly links: SessionLinks,
  ) {}

  async execute(mailboxId: MailboxId): Promise<SessionLinkView> {
    const { mailbox } = await this.mailboxes.find(mailboxId);
    return this.links.create(ownerOf(mailbox.id));
  }
}
