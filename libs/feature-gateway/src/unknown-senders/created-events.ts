import { recordCreated } from '@foldwatch/contracts';
import { creationOf, type CrmRecord } from '@foldwatch/domain';
import { hashId, newTrace } from '@foldwatch/platform';
import type { OutgoingEvent } from '@foldwatch/ports';

/** What the world is told of a record that was made here; a repeat has the same id. */
export function createdEvents(record: CrmRecord): readonly OutgoingEvent[] {
  const creation = creationOf(record);
  if (creation === undefined) return [];
  const { topic, type, version } = recordCreated;
  const id = hashId(type, record.table, record.id);
  return [{ topic, type, version, key: record.id, id, time: creation.at, ...newTrace(), payload: creation }];
}
