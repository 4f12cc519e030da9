import { Injectable } from '@nestjs/common';
import type { Approval } from '@foldwatch/ports';
import { mayAdminister, type Principal } from '../../access/principal';
import { ConflictingRequest, NotAllowed } from '../../http/refusal';
import { ApprovalSettlements } from './approval-settlements';
import type { ApprovalView } from '../approval-views';
import { CarryOutChange } from './carry-out-change';
import { ChangeBases } from '../change-bases';
import { KnownApprovals } from '../known-approvals';

/** Says yes or no to a change of somebody else. It is settled before it is carried out, so that it is carried out once. */
@Injectable()
export class SettleApproval {
  constructor(
    private readonly known: KnownApprovals,
    private readonly settlements: ApprovalSettlements,
    private readonly bases: ChangeBases,
    private readonly carryOut: CarryOutChange,
  ) {}

  async approve(id: string, viewer: Principal): Promise<ApprovalView> {
    const approval = await this.known.find(id, viewer);
    if (viewer.name === approval.askedBy) throw new NotAllowed('needs-another-person', needsAnother);
    if (!(await this.bases.isCurrent(approval))) {
      await this.settlements.settle(approval, 'overtaken', viewer);
      throw new ConflictingRequest(
        'base-changed',
        `${whatChanged(approval)} since this was asked for. Ask for it again.`,
      );
    }
    await this.settlements.settle(approval, 'approved', viewer);
    await this.carryOut.execute(approval.change);
    return this.known.read(id, viewer);
  }

  /** Whoever asked may take it back. */
  async refuse(id: string, viewer: Principal, reason?: string): Promise<ApprovalView> {
    const approval = await this.known.find(id, viewer);
    if (!mayAdminister(viewer) && viewer.name !== approval.askedBy) {
      throw new NotAllowed('not-allowed', 'Only an administrator, or whoever asked, may do this.');
    }
    await this.settlements.settle(approval, 'refused', viewer, reason);
    return this.known.read(id, viewer);
  }
}

const whatChanged = ({ change: { kind, mailboxId } }: Approval): string => {
  const what = mailboxId === undefined ? 'organization' : 'mailbox';
  if (kind === 'change-mailbox') return 'The mailbox, or what the organization and its teams say, was changed';
  return kind === 'publish-draft' ? `The draft or the ${what} was changed` : `The ${what} was changed`;
};

const needsAnother =
  'Whoever asked for a change cannot approve it; another administrator can. Where there is only one, name another with ' +
  'POST /api/v1/administrators.';
