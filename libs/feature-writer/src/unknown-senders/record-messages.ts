import { recordCreated, recordSuggested } from '@foldwatch/contracts';
import { creationOf, type CrmRecord, type UnknownSender } from '@foldwatch/domain';
import { hashId } from '@foldwatch/platform';
import type { OutgoingEvent } from '@foldwatch/ports';
import type { Trace } from '../telling/activity-messages';

/** Tells of a record that was made here; nothing of others. A repeat has the same id. */
export function createdMessages(record: CrmRecord, trace: Trace): readonly OutgoingEvent[] {
  const creation = creationOf(record);
  if (creation === undefined) return [];
  const { topic, type, version } = recordCreated;
  const id = hashId(type, record.table, record.id);
  return [{ topic, type, version, key: record.id, id, time: creation.at, ...trace, payload: creation }];
}

/** Tells once that somebody waits on the desk. */
export function suggestedMessage(sender: UnknownSender, trace: Trace): OutgoingEvent {
  const { topic, type, version } = recordSuggested;
  const { id, table, address, firstName, lastName, companyName, activityId, mailboxId, firstSeenAt: at } = sender;
  const payload = {
    suggestionId: id,
    table,
    at,
    address,
    ...(firstName !== undefined && { firstName }),
    lastName,
    ...(companyName !== undefined && { companyName }),
    activityId,
    mailboxId,
  };
  return { topic, type, version, key: id, id: hashId(type, id, activityId), time: at, ...trace, payload };
}
