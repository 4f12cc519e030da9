import { Injectable } from '@nestjs/common';
import type { WaitingChange } from '@foldwatch/ports';
import { toApprovalView, type ApprovalView } from '../approval-views';
import type { Asking } from './asking';
import { ChangeBases } from '../change-bases';
import { HaveWait } from './have-wait';
import { LoneLimit } from './lone-limit';
import { MeasureReach } from '../reach/measure-reach';

/** Carries a change out at once, or has it wait for a second person where it reaches further than one may decide alone. */
@Injectable()
export class GuardChange {
  constructor(
    private readonly loneLimit: LoneLimit,
    private readonly bases: ChangeBases,
    private readonly measureReach: MeasureReach,
    private readonly haveWait: HaveWait,
  ) {}

  async execute<T>(
    change: WaitingChange,
    { viewer, response }: Asking,
    act: () => Promise<T>,
  ): Promise<T | ApprovalView> {
    const limit = await this.loneLimit.of(viewer);
    if (limit === undefined) return act();
    const base = await this.bases.find(change);
    const reach = await this.measureReach.execute(change, { viewer, limit });
    if (reach !== undefined && reach <= limit) return act();
    const approval = await this.haveWait.execute(change, { base, limit, reach, askedBy: viewer.name });
    response.statusCode = 202;
    response.setHeader('location', `/api/v1/approvals/${approval.id}`);
    return toApprovalView(approval);
  }
}
