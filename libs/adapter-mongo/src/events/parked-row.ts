import { Schema } from 'mongoose';
import type { LoggedEvent, ParkedEvent } from '@foldwatch/ports';
import { keyOf } from '../database/keys';

export interface ParkedRow {
  readonly _id: string;
  readonly group: string;
  readonly due: string;
  readonly doc: Omit<ParkedEvent, 'event'> & { readonly event: Omit<LoggedEvent, 'payload'> };
  /** JSON: the names of its fields are those of whoever sent it, dots and dollars included. Absent for a tombstone. */
  readonly payload?: string;
}

export const parkedEventSchema = new Schema({
  _id: { type: String, required: true },
  group: { type: String, required: true },
  due: { type: String, required: true },
  doc: { type: Schema.Types.Mixed, required: true },
  payload: String,
}).index({ group: 1, due: 1 });

export const parkedRowId = ({ group, event }: Pick<ParkedEvent, 'group' | 'event'>): string =>
  keyOf(group, event.topic, String(event.partition), String(event.offset));

export function toParkedRow(parked: ParkedEvent): ParkedRow {
  const { payload, ...event } = parked.event;
  return {
    _id: parkedRowId(parked),
    group: parked.group,
    due: parked.nextTryAt,
    doc: { ...parked, event },
    ...(payload !== undefined && { payload: JSON.stringify(payload) }),
  };
}

export function toParkedEvent({ doc, payload }: ParkedRow): ParkedEvent {
  const read: unknown = payload === undefined ? undefined : JSON.parse(payload);
  return { ...doc, event: { ...doc.event, payload: read } };
}
