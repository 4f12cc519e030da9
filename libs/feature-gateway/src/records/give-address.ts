import { Injectable } from '@nestjs/common';
import type { EmailAddress, RecordRef } from '@foldwatch/domain';
import { Clock, RecordClaims } from '@foldwatch/ports';
import { NotPossible } from '../http/refusal';
import { NameableRecords } from '../rights/nameable-records';

/** Gives a record an address for good, because a person said that it belongs there. */
@Injectable()
export class GiveAddress {
  constructor(
    private readonly records: NameableRecords,
    private readonly claims: RecordClaims,
    private readonly clock: Clock,
  ) {}

  async execute(ref: RecordRef, address: EmailAddress): Promise<void> {
    const record = await this.records.find(ref);
    if (record === undefined) throw unknown();
    if (record.mergedInto !== undefined) throw impossible('record-merged', 'was merged into another record');
    const added = await this.claims.addAddress(ref, address, this.clock.now().toISOString());
    if (added === undefined) throw unknown();
  }
}

const unknown = (): NotPossible => impossible('unknown-record', 'is that of no record that was delivered');

const impossible = (code: string, message: string): NotPossible =>
  new NotPossible(code, 'The address cannot belong to this record.', [{ field: 'record.id', message }]);
