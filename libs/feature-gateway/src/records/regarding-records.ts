import { Injectable } from '@nestjs/common';
import type { NamedRecord, RecordRef } from '@foldwatch/domain';
import { OrganizationConfigs, RecordDirectory, recordKey } from '@foldwatch/ports';
import { NotPossible, type Refusal } from '../http/refusal';
import { toNamedRecord } from './record-views';

/** Records that mail may be set to regard. */
@Injectable()
export class RegardingRecords {
  constructor(
    private readonly directory: RecordDirectory,
    private readonly organization: OrganizationConfigs,
  ) {}

  /** The record with its name; refused when it is not there, not active, or of a table that the organization leaves out. */
  async find({ table, id }: RecordRef): Promise<NamedRecord> {
    const { settings } = await this.organization.find();
    if (!settings.regardingTables.includes(table)) {
      throw refusal('table-not-allowed', 'table', 'is not one that the organization lets mail regard');
    }
    const record = (await this.directory.findMany([{ table, id }])).get(recordKey({ table, id }));
    if (record === undefined) throw refusal('unknown-record', 'id', 'is that of no record that was delivered');
    if (record.mergedInto !== undefined) throw refusal('record-merged', 'id', 'was merged into another record');
    if (record.state !== 'active') throw refusal('record-inactive', 'id', 'is that of a record that is not active');
    return toNamedRecord(record);
  }
}

const refusal = (code: string, field: 'table' | 'id', message: string): Refusal =>
  new NotPossible(code, 'Mail cannot be set to regard this record.', [{ field: `regarding.${field}`, message }]);
