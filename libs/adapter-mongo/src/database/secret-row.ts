import { Schema } from 'mongoose';

/** A secret that the installation made for itself and keeps. */
export interface SecretRow {
  readonly _id: string;
  readonly value: string;
}

export const secretSchema = new Schema({
  _id: { type: String, required: true },
  value: { type: String, required: true },
});
