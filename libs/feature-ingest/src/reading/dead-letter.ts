import { deadLetters, mailObserved, type DeadLetterV1 } from '@foldwatch/contracts';
import type { IndexedItem, OutgoingEvent } from '@foldwatch/ports';
import { hashId, newTrace } from '@foldwatch/platform';

/** Tells operators of an item that could not be read; there is no event behind it, so the item's key stands for its id. */
export function deadLetterOf(mailboxId: string, row: IndexedItem, now: Date): OutgoingEvent {
  const payload: DeadLetterV1 = {
    group: 'ingest',
    topic: mailObserved.topic,
    partition: 0,
    offset: 0,
    eventId: row.itemKey,
    eventType: mailObserved.type,
    eventVersion: mailObserved.version,
    code: row.failureCode ?? 'unknown',
    message: 'An item of a watched folder could not be read; it is tried again each hour and on "sync now".',
    attempts: row.attempts,
    diedAt: now.toISOString(),
    event: { mailboxId, itemKey: row.itemKey, folderId: row.folderId },
  };
  return {
    topic: deadLetters.topic,
    key: mailboxId,
    id: hashId('dead', mailboxId, row.itemKey, row.changeKey),
    type: deadLetters.type,
    version: deadLetters.version,
    time: payload.diedAt,
    ...newTrace(),
    payload,
  };
}
