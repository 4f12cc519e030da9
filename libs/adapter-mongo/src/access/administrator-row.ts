import { Schema } from 'mongoose';
import type { Administrator } from '@foldwatch/ports';
import { keyOf } from '../database/keys';

export interface AdministratorRow {
  readonly _id: string;
  readonly token: string;
  /** When it was added, then its id. */
  readonly order: string;
  readonly doc: Administrator;
}

export const administratorSchema = new Schema({
  _id: { type: String, required: true },
  token: { type: String, required: true },
  order: { type: String, required: true },
  doc: { type: Schema.Types.Mixed, required: true },
})
  .index({ token: 1 }, { unique: true })
  .index({ order: 1 });

export const toAdministratorRow = (administrator: Administrator): AdministratorRow => ({
  _id: keyOf(administrator.id),
  token: keyOf(administrator.tokenHash),
  order: `${administrator.createdAt} ${keyOf(administrator.id)}`,
  doc: administrator,
});
