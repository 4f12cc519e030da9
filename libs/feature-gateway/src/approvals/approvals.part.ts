import type { GatewayPart } from '../http/gateway-part';
import { ApprovalSettlements } from './approval-settlements';
import { ApprovalsController } from './approvals.controller';
import { CarryOutChange } from './carry-out-change';
import { ChangeBases } from './change-bases';
import { ChangeRuleGuarded } from './change-rule-guarded';
import { CountReach } from './count-reach';
import { FolderCounts } from './folder-counts';
import { GuardChange } from './guard-change';
import { HaveWait } from './have-wait';
import { KnownApprovals } from './known-approvals';
import { LoneLimit } from './lone-limit';
import { MeasureReach } from './measure-reach';
import { ReachOfOptions } from './reach-of-options';
import { ReachOfRules } from './reach-of-rules';
import { SettleApproval } from './settle-approval';

export const approvalsPart: GatewayPart = {
  controllers: [ApprovalsController],
  providers: [
    ApprovalSettlements,
    CarryOutChange,
    ChangeBases,
    ChangeRuleGuarded,
    CountReach,
    FolderCounts,
    GuardChange,
    HaveWait,
    KnownApprovals,
    LoneLimit,
    MeasureReach,
    ReachOfOptions,
    ReachOfRules,
    SettleApproval,
  ],
};
