import { Schema, type mongo } from 'mongoose';
import type { Approval } from '@foldwatch/ports';
import { keyOf } from '../database/keys';

export interface ApprovalRow {
  readonly _id: string;
  readonly mailbox?: string;
  readonly state: string;
  /** When it was asked for, then its id. */
  readonly order: string;
  /** Of the settlement. */
  readonly mark?: mongo.ObjectId;
  readonly doc: Approval;
}

export const approvalSchema = new Schema({
  _id: { type: String, required: true },
  mailbox: String,
  state: { type: String, required: true },
  order: { type: String, required: true },
  mark: Schema.Types.ObjectId,
  doc: { type: Schema.Types.Mixed, required: true },
})
  .index({ order: -1 })
  .index({ state: 1, order: -1 })
  .index({ mailbox: 1, order: -1 })
  .index({ mailbox: 1, state: 1, order: -1 });

export const toApprovalRow = (approval: Approval): ApprovalRow => ({
  _id: keyOf(approval.id),
  ...(approval.change.mailboxId !== undefined && { mailbox: keyOf(approval.change.mailboxId) }),
  state: approval.state,
  order: `${approval.askedAt} ${keyOf(approval.id)}`,
  doc: approval,
});
