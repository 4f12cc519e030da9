import { Schema, type mongo } from 'mongoose';
import type { MailboxJob } from '@foldwatch/ports';
import { keyOf } from '../database/keys';

export interface JobRow {
  readonly _id: string;
  readonly mailbox: string;
  readonly kind: string;
  readonly created: string;
  /** Empty while it is open. */
  readonly finished: string;
  /** When it was asked for, then its id: one text to sort and to go on by. */
  readonly order?: string;
  readonly doc: MailboxJob;
  /** Of the last step that was noted. */
  readonly mark?: mongo.ObjectId;
}

export const jobSchema = new Schema({
  _id: { type: String, required: true },
  mailbox: { type: String, required: true },
  kind: { type: String, required: true },
  created: { type: String, required: true },
  finished: String,
  order: String,
  mark: Schema.Types.ObjectId,
  doc: { type: Schema.Types.Mixed, required: true },
})
  .index({ mailbox: 1, finished: 1, created: 1 })
  .index({ mailbox: 1, kind: 1, finished: -1 })
  .index({ finished: 1 })
  .index({ mailbox: 1, kind: 1, order: -1 });

export const toJobRow = (job: MailboxJob): JobRow => ({
  _id: keyOf(job.id),
  mailbox: keyOf(job.mailboxId),
  kind: job.request.kind,
  created: job.createdAt,
  finished: job.finishedAt ?? '',
  order: `${job.createdAt} ${keyOf(job.id)}`,
  doc: job,
});
