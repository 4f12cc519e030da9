import { recordCreated, recordSuggested, type MadeRecordV1 } from '@foldwatch/contracts';
import type { CrmRecord, UnknownSender } from '@foldwatch/domain';
import { hashId } from '@foldwatch/platform';
import type { OutgoingEvent } from '@foldwatch/ports';
import type { Trace } from '../activity-messages';

/** Tells of a record that was made here, from the record as it is stored; nothing of others. A repeat has the same id. */
export function createdMessages(record: CrmRecord, trace: Trace): readonly OutgoingEvent[] {
  const { created, createdAt: at, id } = record;
  if (created === undefined) return [];
  const { topic, type, version } = recordCreated;
  const { activityId, mailboxId, by } = created;
  const payload = { record: madeRecord(record), at, activityId, mailboxId, ...(by !== undefined && { by }) };
  return [{ topic, type, version, key: id, id: hashId(type, record.table, id), time: at, ...trace, payload }];
}

function madeRecord(record: CrmRecord): MadeRecordV1 {
  const { table, id, name, emailAddresses, firstName, lastName, companyName, topic, ownerId, parentAccountId } = record;
  return {
    table,
    id,
    name,
    emailAddresses,
    ...(firstName !== undefined && { firstName }),
    ...(lastName !== undefined && { lastName }),
    ...(companyName !== undefined && { companyName }),
    ...(topic !== undefined && { topic }),
    ...(ownerId !== undefined && { ownerId }),
    ...(parentAccountId !== undefined && { parentAccountId }),
  };
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
