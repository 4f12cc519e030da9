import { Injectable } from '@nestjs/common';
import { Approvals, Clock, type Approval, type ApprovalSettlement } from '@foldwatch/ports';
import type { Principal } from '../access/principal';
import { ConflictingRequest } from '../http/refusal';

/** What became of what waited; the first word holds. */
@Injectable()
export class ApprovalSettlements {
  constructor(
    private readonly approvals: Approvals,
    private readonly clock: Clock,
  ) {}

  async settle({ id }: Approval, state: ApprovalSettlement['state'], { name }: Principal): Promise<void> {
    const settlement = { state, settledBy: name, settledAt: this.clock.now().toISOString() };
    if ((await this.approvals.settle(id, settlement)) === 'saved') return;
    throw new ConflictingRequest('already-settled', 'This was approved, refused or overtaken before.');
  }
}
