import { Schema } from 'mongoose';
import type { ApiKey } from '@foldwatch/ports';
import { keyOf } from '../database/keys';

export interface ApiKeyRow {
  readonly _id: string;
  readonly key: string;
  /** When it was added, then its id. */
  readonly order: string;
  readonly doc: ApiKey;
}

export const apiKeySchema = new Schema({
  _id: { type: String, required: true },
  key: { type: String, required: true },
  order: { type: String, required: true },
  doc: { type: Schema.Types.Mixed, required: true },
})
  .index({ key: 1 }, { unique: true })
  .index({ order: 1 });

export const toApiKeyRow = (key: ApiKey): ApiKeyRow => ({
  _id: keyOf(key.id),
  key: keyOf(key.keyHash),
  order: `${key.createdAt} ${keyOf(key.id)}`,
  doc: key,
});
