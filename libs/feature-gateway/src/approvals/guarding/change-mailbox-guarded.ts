import { Injectable } from '@nestjs/common';
import type { MailboxId } from '@foldwatch/domain';
import { ChangeMailbox } from '../../mailboxes/change-mailbox';
import type { ChangeMailboxRequest } from '../../mailboxes/mailbox-requests';
import type { MailboxView } from '../../mailboxes/mailbox-views';
import type { ApprovalView } from '../approval-views';
import type { Asking } from './asking';
import { GuardChange } from './guard-change';

/** Changes a mailbox, or has a move to another team that reaches too far wait. */
@Injectable()
export class ChangeMailboxGuarded {
  constructor(
    private readonly guardChange: GuardChange,
    private readonly changeMailbox: ChangeMailbox,
  ) {}

  async execute(
    mailboxId: MailboxId,
    request: ChangeMailboxRequest,
    asking: Asking,
  ): Promise<MailboxView | ApprovalView> {
    const change = (): Promise<MailboxView> => this.changeMailbox.execute(mailboxId, request);
    if (request.teamId === undefined) return change();
    await this.changeMailbox.demandTeam(request);
    return this.guardChange.execute({ kind: 'change-mailbox', mailboxId, request }, asking, change);
  }
}
