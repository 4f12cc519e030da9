import type { GatewayPart } from '../http/gateway-part';
import { ApprovalSettlements } from './approval-settlements';
import { ApprovalsController } from './approvals.controller';
import { CarryOutChange } from './carry-out-change';
import { CarryOutEdit } from './carry-out-edit';
import { CarryOutPublication } from './carry-out-publication';
import { ChangeBases } from './change-bases';
import { ChangeRuleGuarded } from './change-rule-guarded';
import { ChangesAsked } from './changes-asked';
import { ConcernedMailboxes } from './concerned-mailboxes';
import { CountReach } from './count-reach';
import { FolderCounts } from './folder-counts';
import { GuardChange } from './guard-change';
import { HaveWait } from './have-wait';
import { KnownApprovals } from './known-approvals';
import { LoneLimit } from './lone-limit';
import { MeasureReach } from './measure-reach';
import { ReachOfChanges } from './reach-of-changes';
import { ReachOfRules } from './reach-of-rules';
import { RollBackGuarded } from './roll-back-guarded';
import { SettleApproval } from './settle-approval';

export const approvalsPart: GatewayPart = {
  controllers: [ApprovalsController],
  providers: [
    ApprovalSettlements,
    CarryOutChange,
    CarryOutEdit,
    CarryOutPublication,
    ChangeBases,
    ChangeRuleGuarded,
    ChangesAsked,
    ConcernedMailboxes,
    CountReach,
    FolderCounts,
    GuardChange,
    HaveWait,
    KnownApprovals,
    LoneLimit,
    MeasureReach,
    ReachOfChanges,
    ReachOfRules,
    RollBackGuarded,
    SettleApproval,
  ],
};
