import { Injectable } from '@nestjs/common';
import { canReadRecord, type Mailbox, type NamedRecord, type RecordRef } from '@foldwatch/domain';
import { OrganizationConfigs } from '@foldwatch/ports';
import { NotPossible, type Refusal } from '../http/refusal';
import { NameableRecords } from '../rights/nameable-records';
import { Readers } from '../rights/readers';
import { toNamedRecord } from './record-views';

/** Records that mail may be set to regard. */
@Injectable()
export class RegardingRecords {
  constructor(
    private readonly records: NameableRecords,
    private readonly organization: OrganizationConfigs,
    private readonly readers: Readers,
  ) {}

  /**
   * The record with its name; refused when it is not there, not active, or of a table that the organization leaves out. What
   * whoever asks may not read is not there for them; a rule may name what the owner of its mailbox may read.
   */
  async find({ table, id }: RecordRef, rulesOf?: Pick<Mailbox, 'ownerId'>): Promise<NamedRecord> {
    const { settings } = await this.organization.find();
    if (!settings.regardingTables.includes(table)) {
      throw refusal('table-not-allowed', 'table', 'is not one that the organization lets mail regard');
    }
    const record = await this.records.find({ table, id });
    if (record === undefined) throw refusal('unknown-record', 'id', 'is that of no record that was delivered');
    if (record.mergedInto !== undefined) throw refusal('record-merged', 'id', 'was merged into another record');
    if (record.state !== 'active') throw refusal('record-inactive', 'id', 'is that of a record that is not active');
    if (rulesOf !== undefined && !canReadRecord(await this.readers.bound(rulesOf.ownerId), record)) {
      throw refusal('record-unreadable', 'id', 'is that of a record that the mailbox’s owner may not read');
    }
    return toNamedRecord(record);
  }
}

const refusal = (code: string, field: 'table' | 'id', message: string): Refusal =>
  new NotPossible(code, 'Mail cannot be set to regard this record.', [{ field: `regarding.${field}`, message }]);
