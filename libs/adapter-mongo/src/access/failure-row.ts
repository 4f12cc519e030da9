import { Schema } from 'mongoose';

export interface FailureRow {
  readonly _id: string;
  /** How many there are. */
  readonly version: number;
  readonly last: string;
}

export const failureSchema = new Schema({
  _id: { type: String, required: true },
  version: { type: Number, required: true },
  mark: { type: Schema.Types.ObjectId, required: true },
  last: { type: String, required: true },
}).index({ last: 1 });
