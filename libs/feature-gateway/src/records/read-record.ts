import { Injectable } from '@nestjs/common';
import type { CrmRecord, RecordRef } from '@foldwatch/domain';
import { RecordDirectory, recordKey } from '@foldwatch/ports';
import { UnknownResource } from '../http/refusal';
import { toNamedRecord, toRecordView, type NamedRecordView, type RecordDetailView } from './record-views';

/** Tables in which an owner may be. */
const ownerTables = ['systemuser', 'team', 'queue'];

/** A record with the names of those that it refers to. */
@Injectable()
export class ReadRecord {
  constructor(private readonly directory: RecordDirectory) {}

  async execute(ref: RecordRef): Promise<RecordDetailView> {
    const record = await this.find(ref);
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

  async find(ref: RecordRef): Promise<CrmRecord> {
    const record = (await this.directory.findMany([ref])).get(recordKey(ref));
    if (record === undefined) throw new UnknownResource('unknown-record', 'There is no such record.');
    return record;
  }
}
