import { Schema } from 'mongoose';

/** Somebody who was erased, as far as it is known: the id is a keyed hash. */
export interface ErasedRow {
  readonly _id: string;
  readonly erasedAt: string;
}

export const erasedPeopleSchema = new Schema({
  _id: { type: String, required: true },
  erasedAt: { type: String, required: true },
});
