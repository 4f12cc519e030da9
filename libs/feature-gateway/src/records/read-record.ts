import { Injectable } from '@nestjs/common';
import { canReadRecord, type CrmRecord, type RecordRef } from '@foldwatch/domain';
import { RecordDirectory, recordKey } from '@foldwatch/ports';
import type { Principal } from '../access/principal';
import { UnknownResource } from '../http/refusal';
import { Readers } from '../rights/readers';
import { toNamedRecord, toRecordView, type NamedRecordView, type RecordDetailView } from './record-views';

/** Tables in which an owner may be. */
const ownerTables = ['systemuser', 'team', 'queue'];

/** A record with the names of those that it refers to. One that somebody may not read is not there for them. */
@Injectable()
export class ReadRecord {
  constructor(
    private readonly directory: RecordDirectory,
    private readonly readers: Readers,
  ) {}

  async execute(ref: RecordRef, viewer: Principal): Promise<RecordDetailView> {
    const record = await this.find(ref, viewer);
    const { ownerId, parentAccountId } = record;
    const owners = ownerId === undefined ? [] : ownerTables.map((table) => ({ table, id: ownerId }));
    const parents = parentAccountId === undefined ? [] : [{ table: 'account', id: parentAccountId }];
    const found = await this.directory.findMany([...owners, ...parents]);
    const named = (refs: readonly RecordRef[]): NamedRecordView | null => {
      const [first] = refs.flatMap((one) => found.get(recordKey(one)) ?? []);
      return first === undefined ? null : toNamedRecord(first);
    };
    return Object.assign(toRecordView(record), { owner: named(owners), parentAccount: named(parents) });
  }

  /** Those among them that may be read. */
  async among(records: readonly CrmRecord[], viewer: Principal): Promise<readonly CrmRecord[]> {
    const reader = await this.readers.of(viewer);
    return reader === undefined ? records : records.filter((record) => canReadRecord(reader, record));
  }

  async find(ref: RecordRef, viewer: Principal): Promise<CrmRecord> {
    const record = (await this.directory.findMany([ref])).get(recordKey(ref));
    const reader = await this.readers.of(viewer);
    if (record === undefined || (reader !== undefined && !canReadRecord(reader, record))) {
      throw new UnknownResource('unknown-record', 'There is no such record.');
    }
    return record;
  }
}
