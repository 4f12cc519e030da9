import type { StatementSync } from 'node:sqlite';
import type { LoggedEvent, OutgoingEvent } from '@foldwatch/ports';
import { integerIn, optionalTextIn, textIn, type Row } from '../database/rows';
import type { Lane } from './log-lanes';

const columns = 'pos, key, id, type, version, time, correlation, traceparent, sequence, payload';

export const insertEventSql = `INSERT INTO events (lane, appended, ${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
export const readLaneSql = `SELECT ${columns} FROM events WHERE lane = ? AND pos >= ? ORDER BY pos LIMIT ?`;
export const readPositionSql = `SELECT ${columns} FROM events WHERE position = ?`;

export interface PlacedEvent {
  readonly lane: Lane;
  readonly offset: number;
  readonly appendedAt: number;
}

export function insertEvent(
  insert: StatementSync,
  place: PlacedEvent,
  event: OutgoingEvent,
  payload: string | null,
): void {
  insert.run(
    place.lane.no,
    place.appendedAt,
    place.offset,
    event.key,
    event.id,
    event.type,
    event.version,
    event.time,
    event.correlationId,
    event.traceparent ?? null,
    event.sequence ?? null,
    payload,
  );
}

export function toLoggedEvent({ topic, partition }: Pick<Lane, 'topic' | 'partition'>, row: Row): LoggedEvent {
  const traceparent = optionalTextIn(row, 'traceparent');
  const payload = optionalTextIn(row, 'payload');
  const { sequence } = row;
  return {
    topic,
    partition,
    offset: integerIn(row, 'pos'),
    key: textIn(row, 'key'),
    id: textIn(row, 'id'),
    type: textIn(row, 'type'),
    version: integerIn(row, 'version'),
    time: textIn(row, 'time'),
    correlationId: textIn(row, 'correlation'),
    ...(traceparent !== undefined && { traceparent }),
    ...(typeof sequence === 'number' && { sequence }),
    payload: payload === undefined ? undefined : parsedPayload(payload),
  };
}

/** How much of the batch's room an event takes. */
export const payloadLength = (row: Row): number => optionalTextIn(row, 'payload')?.length ?? 0;

/** Whoever reads an event checks what it says by its contract. */
const parsedPayload = (text: string): unknown => JSON.parse(text);
