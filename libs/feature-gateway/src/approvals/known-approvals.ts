import { Injectable } from '@nestjs/common';
import { Approvals, type Approval } from '@foldwatch/ports';
import { canSeeEveryMailbox, canSeeMailbox, mailboxesFor, type Principal } from '../access/principal';
import { Acting } from '../audit/acting';
import { pageOf } from '../http/page-query';
import { UnknownResource } from '../http/refusal';
import { toApprovalView, type ApprovalPage, type ApprovalsQuery, type ApprovalView } from './approval-views';

/** What waits and what became of it; owners know of their mailbox alone. */
@Injectable()
export class KnownApprovals {
  constructor(
    private readonly approvals: Approvals,
    private readonly acting: Acting,
  ) {}

  async find(id: string, viewer: Principal): Promise<Approval> {
    const approval = await this.approvals.find(id);
    const mailboxId = approval?.change.mailboxId;
    const isTheirs = canSeeEveryMailbox(viewer) || (mailboxId !== undefined && canSeeMailbox(viewer, mailboxId));
    if (approval !== undefined && isTheirs) {
      if (mailboxId !== undefined) this.acting.concern(mailboxId);
      return approval;
    }
    throw new UnknownResource('unknown-approval', 'There is no such change that waits or waited.');
  }

  async read(id: string, viewer: Principal): Promise<ApprovalView> {
    return toApprovalView(await this.find(id, viewer));
  }

  async list({ state, mailboxId, ...page }: ApprovalsQuery, viewer: Principal): Promise<ApprovalPage> {
    const mailboxIds = mailboxesFor(viewer, mailboxId);
    if (mailboxIds?.length === 0) return { items: [], nextCursor: null };
    const filter = { ...pageOf(page), ...(state && { state }), ...(mailboxIds && { mailboxIds }) };
    const { approvals, nextCursor } = await this.approvals.list(filter);
    return { items: approvals.map(toApprovalView), nextCursor: nextCursor ?? null };
  }
}
