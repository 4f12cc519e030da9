import { Schema } from 'mongoose';
import type { DeadLetter, Death, LoggedEvent } from '@foldwatch/ports';
import { keyOf } from '../database/keys';

export interface DeadLetterRow {
  readonly _id: string;
  readonly state: DeadLetter['state'];
  readonly group: string;
  readonly topic: string;
  readonly code: string;
  /** When it died last, then its id: one text to sort, to go on by, and to tell one death from the next. */
  readonly order: string;
  readonly doc: Omit<DeadLetter, 'event' | 'state'> & { readonly event: Omit<LoggedEvent, 'payload'> };
  /** JSON: the names of its fields are those of whoever sent it, dots and dollars included. Absent for a tombstone. */
  readonly payload?: string;
}

export const deadLetterSchema = new Schema({
  _id: { type: String, required: true },
  state: { type: String, required: true },
  group: { type: String, required: true },
  topic: { type: String, required: true },
  code: { type: String, required: true },
  order: { type: String, required: true },
  doc: { type: Schema.Types.Mixed, required: true },
  payload: String,
})
  .index({ order: -1 })
  .index({ state: 1, order: -1 });

export const deathOrder = ({ id, diedAt }: Pick<Death, 'id' | 'diedAt'>): string => `${diedAt} ${keyOf(id)}`;

export function toDeadLetterRow({ state, ...letter }: DeadLetter): DeadLetterRow {
  const { payload, ...event } = letter.event;
  return {
    _id: keyOf(letter.id),
    state,
    group: keyOf(letter.group),
    topic: keyOf(event.topic),
    code: keyOf(letter.code),
    order: deathOrder(letter),
    doc: { ...letter, event },
    ...(payload !== undefined && { payload: JSON.stringify(payload) }),
  };
}

export function toDeadLetter({ state, doc, payload }: DeadLetterRow): DeadLetter {
  const read: unknown = payload === undefined ? undefined : JSON.parse(payload);
  return { ...doc, state, event: { ...doc.event, payload: read } };
}
