import { Injectable } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import type { MembershipKind, WaitingChange } from '@foldwatch/ports';
import { ChangeMailbox } from '../../mailboxes/change-mailbox';
import { ChangeMailboxRequest } from '../../mailboxes/mailbox-requests';
import { RemoveTeam } from '../../teams/remove-team';

/** Moves one mailbox to another team, or takes all out of one that goes. */
@Injectable()
export class CarryOutMembership {
  constructor(
    private readonly changeMailbox: ChangeMailbox,
    private readonly removeTeam: RemoveTeam,
  ) {}

  async execute({ kind, mailboxId = '', targetId = '', request }: WaitingChange<MembershipKind>): Promise<void> {
    if (kind === 'remove-team') await this.removeTeam.execute(targetId, true);
    else await this.changeMailbox.execute(mailboxId, plainToInstance(ChangeMailboxRequest, request));
  }
}
