import { Schema } from 'mongoose';
import { bracketedMessageId, decisionWords } from '@foldwatch/domain';
import type { LoggedDecision } from '@foldwatch/ports';
import { keyOf } from '../database/keys';

export interface DecisionRow {
  readonly _id: string;
  readonly mailbox: string;
  readonly message?: string;
  readonly reason: string;
  /** Exclusions that held for it. */
  readonly exclusions?: readonly string[];
  /** Words of subject and sender. */
  readonly terms?: readonly string[];
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
  terms: { type: [String], default: undefined },
  order: { type: String, required: true },
  doc: { type: Schema.Types.Mixed, required: true },
})
  .index({ order: -1 })
  .index({ mailbox: 1, order: -1 })
  .index({ message: 1, order: -1 })
  .index({ reason: 1, order: -1 })
  .index({ 'doc.activityId': 1, order: -1 })
  .index({ 'doc.verdict': 1, order: -1 })
  .index({ terms: 1, order: -1 })
  .index({ exclusions: 1 }, { sparse: true });

export const decidedMessageKey = (messageId: string): string => keyOf(bracketedMessageId(messageId));

const wordTerm = (word: string): string => `w${word}`;
/** Words of mail that is not tracked are terms of their own kind, which a search for everybody never comes near. */
const untrackedWordTerm = (word: string): string => `o${word}`;

/** Words have only letters and digits, so none means anything in an expression; the anchor lets the index answer. */
const beginningWith = (term: string): RegExp => new RegExp(`^${term}`, 'u');

/** The terms of words that begin so. */
export const termsBeginning = (word: string, among: 'tracked' | 'all'): readonly RegExp[] =>
  (among === 'all' ? [wordTerm(word), untrackedWordTerm(word)] : [wordTerm(word)]).map(beginningWith);

export function toDecisionRow(decision: LoggedDecision): DecisionRow {
  const id = keyOf(decision.id);
  const terms = decisionWords(decision).map(decision.verdict === 'track' ? wordTerm : untrackedWordTerm);
  return {
    _id: id,
    mailbox: keyOf(decision.mailboxId),
    ...(decision.internetMessageId !== undefined && { message: decidedMessageKey(decision.internetMessageId) }),
    reason: decision.reason,
    ...(decision.exclusions !== undefined && { exclusions: decision.exclusions }),
    ...(terms.length > 0 && { terms }),
    order: `${decision.decidedAt} ${id}`,
    doc: decision,
  };
}
