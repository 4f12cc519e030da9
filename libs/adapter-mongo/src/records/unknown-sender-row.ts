import { Schema } from 'mongoose';
import type { UnknownSender } from '@foldwatch/domain';
import { keyOf } from '../database/keys';

export interface UnknownSenderRow {
  readonly _id: string;
  /** Counts its changes, so that no message is lost that two count at once. */
  readonly version: number;
  readonly mailbox: string;
  readonly address: string;
  /** When it appeared, then its id: one text to sort and to go on by. */
  readonly order: string;
  readonly doc: UnknownSender;
}

export const unknownSenderSchema = new Schema({
  _id: { type: String, required: true },
  version: { type: Number, required: true },
  mark: { type: Schema.Types.ObjectId, required: true },
  mailbox: { type: String, required: true },
  address: { type: String, required: true },
  order: { type: String, required: true },
  doc: { type: Schema.Types.Mixed, required: true },
})
  .index({ order: -1 })
  .index({ mailbox: 1, order: -1 })
  .index({ address: 1 });

/** Whom nobody wants to see again: nothing but a keyed hash of mailbox and address. */
export interface PutAwayRow {
  readonly _id: string;
}

export const putAwaySchema = new Schema({ _id: { type: String, required: true } });

export const toUnknownSenderRow = (doc: UnknownSender, version: number): UnknownSenderRow => ({
  _id: doc.id,
  version,
  mailbox: keyOf(doc.mailboxId),
  address: keyOf(doc.address),
  order: `${doc.firstSeenAt}\t${doc.id}`,
  doc,
});
