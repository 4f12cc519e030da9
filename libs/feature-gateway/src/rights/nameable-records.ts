import { Injectable } from '@nestjs/common';
import { canReadRecord, type CrmRecord, type RecordRef } from '@foldwatch/domain';
import { RecordDirectory, recordKey } from '@foldwatch/ports';
import { Readers } from './readers';

/** Records that whoever is writing may name: one that they may not read is not there for them. */
@Injectable()
export class NameableRecords {
  constructor(
    private readonly directory: RecordDirectory,
    private readonly readers: Readers,
  ) {}

  async find(ref: RecordRef): Promise<CrmRecord | undefined> {
    const record = (await this.directory.findMany([ref])).get(recordKey(ref));
    const reader = await this.readers.ofActor();
    return record === undefined || reader === undefined || canReadRecord(reader, record) ? record : undefined;
  }
}
