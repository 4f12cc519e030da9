import { Injectable } from '@nestjs/common';
import { changeOfRecord, deliveredOver, type CrmRecord } from '@foldwatch/domain';
import { RecordDirectory, recordKey } from '@foldwatch/ports';
import { AdmittedRecords } from './admitted-records';
import type { PutRecordsView } from './record-views';
import { ResolveLater } from './resolve-later';
import { TakeOverRecords } from './take-over-records';

/** Stores a batch of what the CRM delivers, and sees to what follows from it for stored mail and for records made here. */
@Injectable()
export class StoreDelivered {
  constructor(
    private readonly directory: RecordDirectory,
    private readonly resolveLater: ResolveLater,
    private readonly takeOver: TakeOverRecords,
    private readonly admitted: AdmittedRecords,
  ) {}

  /** What stored mail is concerned by is noted before, so that it is not lost with this process, and again when it is so. */
  async execute(delivered: readonly CrmRecord[]): Promise<Required<PutRecordsView>> {
    const batch = await this.admitted.of(delivered);
    const stored = await this.directory.findMany(batch);
    const changed = batch.map((record) => {
      const before = stored.get(recordKey(record));
      return changeOfRecord(before, before === undefined ? record : deliveredOver(record, before));
    });
    const changes = await this.resolveLater.withMerged(changed);
    await this.resolveLater.note(changes);
    const counts = await this.directory.putMany(batch);
    await this.resolveLater.note(changes);
    await this.takeOver.execute(batch);
    return { ...counts, erased: delivered.length - batch.length };
  }
}
