import { Schema } from 'mongoose';
import type { AuditEntry } from '@foldwatch/ports';
import { keyOf } from '../database/keys';

export interface AuditRow {
  readonly _id: string;
  readonly who: string;
  readonly action: string;
  readonly mailbox?: string;
  /** When it was done, then its id: one text to sort and to go on by. */
  readonly order: string;
  readonly doc: AuditEntry;
}

export const auditSchema = new Schema({
  _id: { type: String, required: true },
  who: { type: String, required: true },
  action: { type: String, required: true },
  mailbox: String,
  order: { type: String, required: true },
  doc: { type: Schema.Types.Mixed, required: true },
})
  .index({ order: -1 })
  .index({ who: 1, order: -1 })
  .index({ action: 1, order: -1 })
  .index({ mailbox: 1, order: -1 });

export function toAuditRow(entry: AuditEntry): AuditRow {
  const id = keyOf(entry.id);
  return {
    _id: id,
    who: keyOf(entry.by.name),
    action: entry.action,
    ...(entry.mailboxId !== undefined && { mailbox: keyOf(entry.mailboxId) }),
    order: `${entry.at} ${id}`,
    doc: entry,
  };
}
