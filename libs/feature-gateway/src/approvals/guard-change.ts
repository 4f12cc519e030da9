import { Injectable } from '@nestjs/common';
import { randomId } from '@foldwatch/platform';
import { Approvals, Clock, type Approval, type WaitingChange } from '@foldwatch/ports';
import { toApprovalView, type ApprovalView } from './approval-views';
import type { Asking } from './asking';
import { ChangeBases } from './change-bases';
import { MeasureReach } from './measure-reach';

/** Carries a change out at once, or has it wait for a second person where it reaches further than one may decide alone. */
@Injectable()
export class GuardChange {
  constructor(
    private readonly measureReach: MeasureReach,
    private readonly bases: ChangeBases,
    private readonly approvals: Approvals,
    private readonly clock: Clock,
  ) {}

  async execute<T>(
    change: WaitingChange,
    { viewer, response }: Asking,
    act: () => Promise<T>,
  ): Promise<T | ApprovalView> {
    const [base, limit] = await Promise.all([this.bases.find(change), this.bases.limit()]);
    const reach = await this.measureReach.execute(change, { viewer, limit });
    if (reach !== undefined && reach <= limit) return act();
    const approval: Approval = {
      id: randomId(),
      change,
      base,
      askedBy: viewer.name,
      askedAt: this.clock.now().toISOString(),
      ...(reach !== undefined && { reach }),
      limit,
      state: 'waiting',
    };
    await this.approvals.add(approval);
    response.statusCode = 202;
    response.setHeader('location', `/api/v1/approvals/${approval.id}`);
    return toApprovalView(approval);
  }
}
