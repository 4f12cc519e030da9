import { Schema } from 'mongoose';
import type { AuditEntry } from '@foldwatch/ports';
import { keyOf } from '../database/keys';

export interface AuditRow {
  readonly _id: string;
  /** Changes have none: what an earlier release writes beside this one is a change too. */
  readonly kind?: 'look';
  readonly who: string;
  readonly action: string;
  readonly mailbox?: string;
  /** When it was done, then its id: one text to sort and to go on by. */
  readonly order: string;
  readonly doc: AuditEntry;
}

export const auditSchema = new Schema({
  _id: { type: String, required: true },
  kind: String,
  who: { type: String, required: true },
  action: { type: String, required: true },
  mailbox: String,
  order: { type: String, required: true },
  doc: { type: Schema.Types.Mixed, required: true },
})
  .index({ order: -1 })
  .index({ kind: 1, order: -1 })
  .index({ kind: 1, who: 1, order: -1 })
  .index({ kind: 1, action: 1, order: -1 })
  .index({ kind: 1, mailbox: 1, order: -1 });

export function toAuditRow(entry: AuditEntry): AuditRow {
  const id = keyOf(entry.id);
  return {
    _id: id,
    ...(entry.kind === 'look' && { kind: entry.kind }),
    who: keyOf(entry.by.name),
    action: entry.action,
    ...(entry.mailboxId !== undefined && { mailbox: keyOf(entry.mailboxId) }),
    order: `${entry.at} ${id}`,
    doc: entry,
  };
}
