import { Schema } from 'mongoose';
import type { LoggedDecision } from '@foldwatch/ports';
import { keyOf } from './database/keys';

export interface DecisionRow {
  readonly _id: string;
  readonly mailbox: string;
  readonly message?: string;
  readonly reason: string;
  /** Exclusions that held for it. */
  readonly exclusions?: readonly string[];
  /** When it was decided, then its id: one text to sort and to go on by. */
  readonly order: string;
  readonly doc: LoggedDecision;
}

export const decisionSchema = new Schema({
  _id: { type: String, required: true },
  mailbox: { type: String, required: true },
  message: String,
  reason: { type: String, required: true },
  exclusions: { type: [String], default: undefined },
  order: { type: String, required: true },
  doc: { type: Schema.Types.Mixed, required: true },
})
  .index({ order: -1 })
  .index({ mailbox: 1, order: -1 })
  .index({ message: 1, order: -1 })
  .index({ reason: 1, order: -1 })
  .index({ exclusions: 1 }, { sparse: true });

export const decidedMessageKey = (messageId: string): string => keyOf(messageId);

export function toDecisionRow(decision: LoggedDecision): DecisionRow {
  const id = keyOf(decision.id);
  return {
    _id: id,
    mailbox: keyOf(decision.mailboxId),
    ...(decision.internetMessageId !== undefined && { message: decidedMessageKey(decision.internetMessageId) }),
    reason: decision.reason,
    ...(decision.exclusions !== undefined && { exclusions: decision.exclusions }),
    order: `${decision.decidedAt} ${id}`,
    doc: decision,
  };
}
