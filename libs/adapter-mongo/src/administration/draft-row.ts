import { Schema } from 'mongoose';
import type { Draft } from '@foldwatch/ports';
import { keyOf } from '../database/keys';

export interface DraftRow {
  readonly _id: string;
  /** The draft's revision. */
  readonly version: number;
  readonly mailbox?: string;
  /** When it was begun, then its id. */
  readonly order: string;
  readonly doc: Draft;
}

export const draftSchema = new Schema({
  _id: { type: String, required: true },
  version: { type: Number, required: true },
  mark: { type: Schema.Types.ObjectId, required: true },
  mailbox: String,
  order: { type: String, required: true },
  doc: { type: Schema.Types.Mixed, required: true },
})
  .index({ order: -1 })
  .index({ mailbox: 1, order: -1 });

export const toDraftRow = (draft: Draft): DraftRow => ({
  _id: keyOf(draft.id),
  version: draft.revision,
  ...(draft.mailboxId !== undefined && { mailbox: keyOf(draft.mailboxId) }),
  order: `${draft.createdAt} ${keyOf(draft.id)}`,
  doc: draft,
});
