import { recordErased, type RecordErasedV1 } from '@foldwatch/contracts';
import type { CrmRecord } from '@foldwatch/domain';
import { hashId, newTrace } from '@foldwatch/platform';
import { Clock, EventPublisher, RecordDirectory, recordKey, type OutgoingEvent } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import type { ErasurePage, ErasureStep, ErasureWork } from './erasure-work';

const pageSize = 200;
/** Tables whose records are people; of others an address goes, and the record stays. */
const tablesOfPeople: ReadonlySet<string> = new Set(['contact', 'lead']);

/** Takes the person out of the directory, and says so before it does, so that nobody is left untold. */
@Injectable()
export class EraseRecords implements ErasureStep {
  constructor(
    private readonly directory: RecordDirectory,
    private readonly publisher: EventPublisher,
    private readonly clock: Clock,
  ) {}

  async next(work: ErasureWork, cursor?: string): Promise<ErasurePage> {
    const { records, nextCursor } = await this.directory.list({
      limit: pageSize,
      ...(cursor !== undefined && { cursor }),
    });
    const removed = records.filter((record) => isOfPerson(record, work));
    const relieved = records.filter((record) => !isOfPerson(record, work) && hasAddress(record, work));
    if (!work.dryRun) await this.erase(work, removed, relieved);
    return {
      counts: { records: removed.length, recordAddresses: relieved.length },
      ...(nextCursor !== undefined && { nextCursor }),
    };
  }

  private async erase(work: ErasureWork, removed: readonly CrmRecord[], relieved: readonly CrmRecord[]): Promise<void> {
    const modifiedAt = this.clock.now().toISOString();
    await this.publisher.publish(removed.map((record) => erasedEvent(record, work, modifiedAt)));
    for (const { table, id } of removed) await this.directory.remove({ table, id });
    const others = relieved.map((record) => ({
      ...record,
      emailAddresses: record.emailAddresses.filter((address) => !work.person.addresses.has(address)),
      modifiedAt,
    }));
    if (others.length > 0) await this.directory.putMany(others);
  }
}

const hasAddress = ({ emailAddresses }: CrmRecord, { person }: ErasureWork): boolean =>
  emailAddresses.some((address) => person.addresses.has(address));

const isOfPerson = (record: CrmRecord, work: ErasureWork): boolean =>
  work.person.records.has(recordKey(record)) || (tablesOfPeople.has(record.table) && hasAddress(record, work));

function erasedEvent({ table, id }: CrmRecord, { jobId }: ErasureWork, at: string): OutgoingEvent {
  const { topic, type, version } = recordErased;
  const payload: RecordErasedV1 = { table, id, at };
  const trace = { ...newTrace(), correlationId: jobId };
  return { topic, key: id, id: hashId('record-erased', jobId, table, id), type, version, time: at, ...trace, payload };
}
