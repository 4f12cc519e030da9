import { Injectable } from '@nestjs/common';
import type { MailboxId, RuleId } from '@foldwatch/domain';
import { ChangeFolderRule } from '../../folder-rules/change-folder-rule';
import type { ChangeFolderRuleRequest } from '../../folder-rules/folder-rule-requests';
import type { FolderRuleView } from '../../folder-rules/folder-rule-views';
import type { ApprovalView } from '../approval-views';
import type { Asking } from './asking';
import { GuardChange } from './guard-change';

/** Changes a rule, or has a relink that reaches too far wait. */
@Injectable()
export class ChangeRuleGuarded {
  constructor(
    private readonly guardChange: GuardChange,
    private readonly changeFolderRule: ChangeFolderRule,
  ) {}

  execute(
    place: { readonly mailboxId: MailboxId; readonly ruleId: RuleId },
    request: ChangeFolderRuleRequest,
    asking: Asking,
  ): Promise<FolderRuleView | ApprovalView> {
    const { mailboxId, ruleId: targetId } = place;
    const change = { kind: 'change-folder-rule', mailboxId, targetId, request } as const;
    return this.guardChange.execute(change, asking, () => this.changeFolderRule.execute(mailboxId, targetId, request));
  }
}
