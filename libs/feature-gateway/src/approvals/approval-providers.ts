import { ApprovalSettlements } from './approval-settlements';
import { CarryOutChange } from './carry-out-change';
import { ChangeBases } from './change-bases';
import { ChangeRuleGuarded } from './change-rule-guarded';
import { CountReach } from './count-reach';
import { FolderCounts } from './folder-counts';
import { GuardChange } from './guard-change';
import { KnownApprovals } from './known-approvals';
import { MeasureReach } from './measure-reach';
import { ReachOfOptions } from './reach-of-options';
import { ReachOfRules } from './reach-of-rules';
import { SettleApproval } from './settle-approval';

export const approvalProviders = [
  ApprovalSettlements,
  CarryOutChange,
  ChangeBases,
  ChangeRuleGuarded,
  CountReach,
  FolderCounts,
  GuardChange,
  KnownApprovals,
  MeasureReach,
  ReachOfOptions,
  ReachOfRules,
  SettleApproval,
];
