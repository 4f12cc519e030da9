import type { MailDecidedV1 } from '@foldwatch/contracts';
import type { EventBatch, Outcomes } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import { LeaveOutErased } from '../erasure/leave-out-erased';
import { outcomesOf, type Incoming } from './incoming';
import { RecordFindings } from './record-findings';
import { toDecision } from './to-finding';

/** Records a batch of decisions. */
@Injectable()
export class RecordActivities {
  constructor(
    private readonly recordFindings: RecordFindings,
    private readonly leaveOutErased: LeaveOutErased,
  ) {}

  async execute({ events }: EventBatch<MailDecidedV1>): Promise<Outcomes> {
    const decisions = await this.leaveOutErased.execute(events.map(({ payload }) => toDecision(payload)));
    const incoming = events.flatMap((event, at): Incoming[] => {
      const finding = decisions[at];
      return finding === undefined ? [] : [{ finding, event }];
    });
    return outcomesOf(decisions, await this.recordFindings.execute(incoming));
  }
}
