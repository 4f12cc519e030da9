import { Injectable } from '@nestjs/common';
import type { NamedRecord, RecordRef, UnknownSender } from '@foldwatch/domain';
import { Clock, RecordClaims } from '@foldwatch/ports';
import { NotPossible } from '../http/refusal';
import { toNamedRecord } from '../records/record-views';
import { NameableRecords } from '../rights/nameable-records';
import { LeaveDesk } from './leave-desk';
import type { SenderOutcome } from './unknown-sender-views';

/** "The same as": senders that are somebody of whom there is a record get their addresses added to it. */
@Injectable()
export class JoinRecord {
  constructor(
    private readonly records: NameableRecords,
    private readonly claims: RecordClaims,
    private readonly leaveDesk: LeaveDesk,
    private readonly clock: Clock,
  ) {}

  async execute(
    senders: readonly UnknownSender[],
    { table, id }: RecordRef,
  ): Promise<ReadonlyMap<string, SenderOutcome>> {
    const record = await this.find({ table, id });
    await this.leaveDesk.after(senders, async () => {
      const at = this.clock.now().toISOString();
      for (const { address } of senders) await this.claims.addAddress(record, address, at);
    });
    await this.leaveDesk.done(senders);
    return new Map(senders.map((sender) => [sender.id, { outcome: 'linked', record }]));
  }

  private async find(ref: RecordRef): Promise<NamedRecord> {
    const record = await this.records.find(ref);
    if (record === undefined) throw new NotPossible('unknown-record', 'There is no such record.');
    if (record.mergedInto !== undefined) {
      throw new NotPossible('record-merged', 'The record was merged into another; name that one.');
    }
    return toNamedRecord(record);
  }
}
