import { Schema } from 'mongoose';
import { holderKeyOf, type OpenSession } from '@foldwatch/ports';
import { keyOf } from '../database/keys';

export interface SessionRow {
  readonly _id: string;
  readonly holder: string;
  readonly used: string;
  /** When it was opened, then its id. */
  readonly order: string;
  readonly doc: OpenSession;
}

export const sessionSchema = new Schema({
  _id: { type: String, required: true },
  holder: { type: String, required: true },
  used: { type: String, required: true },
  order: { type: String, required: true },
  doc: { type: Schema.Types.Mixed, required: true },
})
  .index({ holder: 1, order: -1 })
  .index({ order: -1 })
  .index({ used: 1 });

export const toSessionRow = (session: OpenSession): SessionRow => ({
  _id: keyOf(session.id),
  holder: keyOf(holderKeyOf(session.holder)),
  used: session.usedAt,
  order: `${session.openedAt} ${keyOf(session.id)}`,
  doc: session,
});
