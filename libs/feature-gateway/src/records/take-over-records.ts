import { Injectable } from '@nestjs/common';
import { recordMerged, type RecordMergedV1 } from '@foldwatch/contracts';
import { changeOfRecord, mayTakeOver, takenOver, takeOvers, type CrmRecord, type TakeOver } from '@foldwatch/domain';
import { hashId, newTrace } from '@foldwatch/platform';
import { Clock, EventPublisher, RecordDirectory, type OutgoingEvent } from '@foldwatch/ports';
import { ResolveLater } from './resolve-later';

/** Lets records that were made of unknown senders give way to those of the CRM that have their addresses. */
@Injectable()
export class TakeOverRecords {
  constructor(
    private readonly directory: RecordDirectory,
    private readonly publisher: EventPublisher,
    private readonly resolveLater: ResolveLater,
    private readonly clock: Clock,
  ) {}

  /** Told before it is stored: a delivery that comes again after an end in between finds it undone, and tells the same. */
  async execute(delivered: readonly CrmRecord[]): Promise<void> {
    const addresses = new Set(delivered.filter(mayTakeOver).flatMap(({ emailAddresses }) => emailAddresses));
    if (addresses.size === 0) return;
    const found = takeOvers(delivered, await this.directory.resolveMany([...addresses]));
    if (found.length === 0) return;
    const at = this.clock.now().toISOString();
    await this.publisher.publish(found.map((one) => mergedEvent(one, at)));
    const changed = found.map((one) => changeOfRecord(one.ours, takenOver(one, at)));
    const changes = await this.resolveLater.withMerged(changed);
    await this.resolveLater.note(changes);
    await this.directory.putMany(found.map((one) => takenOver(one, at)));
    await this.resolveLater.note(changes);
  }
}

function mergedEvent({ ours, by }: TakeOver, at: string): OutgoingEvent {
  const { topic, type, version } = recordMerged;
  const { table, id, name } = ours;
  const payload: RecordMergedV1 = { record: { table, id, name }, into: by, at };
  const eventId = hashId(type, table, id, by.table, by.id);
  return { topic, type, version, key: id, id: eventId, time: at, ...newTrace(), payload };
}
