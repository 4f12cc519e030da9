import { Schema } from 'mongoose';
import { keyOf } from '../database/keys';

/** What was handed out to somebody; beside it stands the hash by which whoever brings it is found. */
export interface IssuedRow<T> {
  readonly _id: string;
  /** When it was made, then its id. */
  readonly order: string;
  readonly doc: T;
}

export const issuedSchema = (hashField: string): Schema =>
  new Schema({
    _id: { type: String, required: true },
    [hashField]: { type: String, required: true },
    order: { type: String, required: true },
    doc: { type: Schema.Types.Mixed, required: true },
  })
    .index({ [hashField]: 1 }, { unique: true })
    .index({ order: 1 });

export const toIssuedRow = <T extends { readonly id: string; readonly createdAt: string }>(doc: T): IssuedRow<T> => ({
  _id: keyOf(doc.id),
  order: `${doc.createdAt} ${keyOf(doc.id)}`,
  doc,
});
