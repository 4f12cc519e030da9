import { Injectable } from '@nestjs/common';
import { Approvals, Clock, type Approval, type ApprovalSettlement } from '@foldwatch/ports';
import type { Principal } from '../../access/principal';
import { ConflictingRequest } from '../../http/refusal';
import { ConfigHints } from '../../mailboxes/work/config-hints';

/** What became of what waited; the first word holds. */
@Injectable()
export class ApprovalSettlements {
  constructor(
    private readonly approvals: Approvals,
    private readonly hints: ConfigHints,
    private readonly clock: Clock,
  ) {}

  async settle(
    { id, change: { mailboxId } }: Approval,
    state: ApprovalSettlement['state'],
    { name }: Principal,
    reason?: string,
  ): Promise<void> {
    const settledAt = this.clock.now().toISOString();
    const settlement = { state, settledBy: name, settledAt, ...(reason !== undefined && { reason }) };
    if ((await this.approvals.settle(id, settlement)) === 'saved') {
      return this.hints.give(mailboxId === undefined ? { what: 'organization' } : { what: 'mailbox', mailboxId });
    }
    throw new ConflictingRequest('already-settled', 'This was approved, refused or overtaken before.');
  }
}
