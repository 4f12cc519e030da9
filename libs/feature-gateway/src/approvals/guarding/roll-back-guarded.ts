import { Injectable } from '@nestjs/common';
import { RollBack } from '../../versions/roll-back';
import type { VersionPlace } from '../../versions/version-scopes';
import type { VersionDetailView } from '../../versions/version-views';
import type { ApprovalView } from '../approval-views';
import type { Asking } from './asking';
import { GuardChange } from './guard-change';
import type { RollBackAsked } from '../roll-back-asked';

/** Rolls back, or has what would reach too far wait. */
@Injectable()
export class RollBackGuarded {
  constructor(
    private readonly guardChange: GuardChange,
    private readonly rollBack: RollBack,
  ) {}

  execute(
    { scope, ...place }: VersionPlace,
    { number, comment }: { readonly number: number; readonly comment: string | undefined },
    asking: Asking,
  ): Promise<VersionDetailView | ApprovalView> {
    const request: RollBackAsked = { number, ...(comment !== undefined && { comment }) };
    const change = { kind: 'roll-back', ...place, targetId: scope, request } as const;
    return this.guardChange.execute(change, asking, () => this.rollBack.execute({ scope, ...place }, number, comment));
  }
}
