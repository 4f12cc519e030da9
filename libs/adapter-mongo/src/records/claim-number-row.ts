import { Schema } from 'mongoose';

/** How many records an address had that are gone, by its keyed hash, so that the next one gets an id of its own. */
export interface ClaimNumberRow {
  readonly _id: string;
  readonly number: number;
}

export const claimNumberSchema = new Schema({
  _id: { type: String, required: true },
  number: { type: Number, required: true },
});
