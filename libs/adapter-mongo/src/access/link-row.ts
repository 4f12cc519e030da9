import { Schema } from 'mongoose';
import type { SignInLink } from '@foldwatch/ports';

export interface LinkRow {
  readonly _id: string;
  readonly expires: string;
  readonly doc: SignInLink;
}

export const linkSchema = new Schema({
  _id: { type: String, required: true },
  expires: { type: String, required: true },
  doc: { type: Schema.Types.Mixed, required: true },
}).index({ expires: 1 });
