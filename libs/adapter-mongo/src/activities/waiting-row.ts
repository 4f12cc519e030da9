import { Schema } from 'mongoose';
import { awaitedKeys, type AwaitedKeys, type PresentObservation, type WaitingItem } from '@foldwatch/domain';
import { keyOf } from '../database/keys';

export interface WaitingRow {
  readonly _id: string;
  /** What would wake it, Message-IDs and conversations told apart. */
  readonly awaits: readonly string[];
  readonly seen: string;
  readonly doc: PresentObservation;
}

export const waitingReplySchema = new Schema({
  _id: { type: String, required: true },
  awaits: { type: [String], required: true },
  seen: { type: String, required: true },
  doc: { type: Schema.Types.Mixed, required: true },
})
  .index({ awaits: 1, _id: 1 })
  .index({ seen: 1 });

export const waitingRowId = ({ mailboxId, itemKey }: WaitingItem): string => keyOf(mailboxId, itemKey);

export const waitingKeys = ({ messageIds, conversations }: AwaitedKeys): readonly string[] => [
  ...messageIds.map((messageId) => keyOf('i', messageId)),
  ...conversations.map((header) => keyOf('c', header)),
];

export const toWaitingRow = (reply: PresentObservation): WaitingRow => ({
  _id: waitingRowId(reply),
  awaits: waitingKeys(awaitedKeys(reply.mail)),
  seen: reply.observedAt,
  doc: reply,
});
