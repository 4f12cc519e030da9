import { Injectable } from '@nestjs/common';
import { accessTo, canReadRecord, type CrmRecord, type Reader, type RecordRef } from '@foldwatch/domain';
import { RecordDirectory, recordKey } from '@foldwatch/ports';

/** Which of some records somebody may read. */
@Injectable()
export class ReadableRecords {
  constructor(private readonly directory: RecordDirectory) {}

  /**
   * By `recordKey`. A record that was never delivered, or is gone, belongs to nobody. Looked up only where that decides.
   */
  async among(refs: readonly RecordRef[], reader: Reader): Promise<ReadonlySet<string>> {
    const inDoubt = new Map(
      refs.filter(({ table }) => accessTo(reader, table) === 'user').map((ref) => [recordKey(ref), ref]),
    );
    const found =
      inDoubt.size === 0 ? new Map<string, CrmRecord>() : await this.directory.findMany([...inDoubt.values()]);
    return new Set(
      refs
        .filter(({ table, id }) => canReadRecord(reader, found.get(recordKey({ table, id })) ?? { table, id }))
        .map(recordKey),
    );
  }

  async has(ref: RecordRef, reader: Reader): Promise<boolean> {
    return (await this.among([ref], reader)).has(recordKey(ref));
  }
}
