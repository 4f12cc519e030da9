import type { GatewayPart } from '../http/gateway-part';
import { ApprovalSettlements } from './settling/approval-settlements';
import { ApprovalsController } from './approvals.controller';
import { CarryOutChange } from './settling/carry-out-change';
import { CarryOutEdit } from './settling/carry-out-edit';
import { CarryOutMembership } from './settling/carry-out-membership';
import { CarryOutPublication } from './settling/carry-out-publication';
import { ChangeBases } from './change-bases';
import { ChangeMailboxGuarded } from './guarding/change-mailbox-guarded';
import { ChangeRuleGuarded } from './guarding/change-rule-guarded';
import { ChangesAsked } from './reach/changes-asked';
import { ConcernedMailboxes } from './reach/concerned-mailboxes';
import { CountReach } from './reach/count-reach';
import { FolderCounts } from './reach/folder-counts';
import { GuardChange } from './guarding/guard-change';
import { HaveWait } from './guarding/have-wait';
import { KnownApprovals } from './known-approvals';
import { LoneLimit } from './guarding/lone-limit';
import { MeasureReach } from './reach/measure-reach';
import { ReachOfChanges } from './reach/reach-of-changes';
import { ReachOfRules } from './reach/reach-of-rules';
import { RollBackGuarded } from './guarding/roll-back-guarded';
import { SettleApproval } from './settling/settle-approval';

export const approvalsPart: GatewayPart = {
  controllers: [ApprovalsController],
  providers: [
    ApprovalSettlements,
    CarryOutChange,
    CarryOutEdit,
    CarryOutMembership,
    CarryOutPublication,
    ChangeBases,
    ChangeMailboxGuarded,
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
