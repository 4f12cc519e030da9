import { Injectable } from '@nestjs/common';
import { recordWithdrawn, type RecordWithdrawnV1 } from '@foldwatch/contracts';
import type { RecordRef } from '@foldwatch/domain';
import { hashId, newTrace } from '@foldwatch/platform';
import { Clock, EventPublisher } from '@foldwatch/ports';
import type { Principal } from '../access/principal';
import { RemoveRecord } from '../records/remove-record';
import { UntouchedRecords } from './untouched-records';

/** Takes back a contact or lead that somebody has just had made. */
@Injectable()
export class WithdrawRecord {
  constructor(
    private readonly untouched: UntouchedRecords,
    private readonly removeRecord: RemoveRecord,
    private readonly publisher: EventPublisher,
    private readonly clock: Clock,
  ) {}

  /** False for one that stays. Consumers are told last: what they were told of was there until then. */
  async execute(ref: RecordRef, address: string, viewer: Principal): Promise<boolean> {
    const now = this.clock.now();
    if (!(await this.untouched.has(ref, address, { viewer, now }))) return false;
    await this.removeRecord.execute(ref);
    const { topic, type, version } = recordWithdrawn;
    const payload: RecordWithdrawnV1 = { table: ref.table, id: ref.id, at: now.toISOString(), by: viewer.name };
    const id = hashId(type, ref.table, ref.id);
    await this.publisher.publish([{ topic, type, version, key: ref.id, id, time: payload.at, ...newTrace(), payload }]);
    return true;
  }
}
