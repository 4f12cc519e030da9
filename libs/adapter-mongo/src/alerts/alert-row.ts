import { Schema } from 'mongoose';
import type { Alert } from '@foldwatch/ports';
import { keyOf } from '../database/keys';

export interface AlertRow {
  readonly _id: string;
  readonly key: string;
  readonly occurrence: number;
  readonly scope: string;
  readonly code: string;
  readonly state: 'open' | 'resolved';
  /** When it was raised, then its id: one text to sort and to go on by. */
  readonly order: string;
  /** Of resolved ones. */
  readonly resolved?: string;
  /** Only where something is to be told. */
  readonly untold?: true;
  readonly doc: Alert;
}

export const alertSchema = new Schema({
  _id: { type: String, required: true },
  key: { type: String, required: true },
  occurrence: { type: Number, required: true },
  scope: { type: String, required: true },
  code: { type: String, required: true },
  state: { type: String, required: true },
  order: { type: String, required: true },
  resolved: String,
  untold: Boolean,
  doc: { type: Schema.Types.Mixed, required: true },
})
  .index({ order: -1 })
  .index({ scope: 1, order: -1 })
  .index({ state: 1, order: -1 })
  .index({ key: 1, occurrence: -1 })
  .index({ resolved: 1 }, { sparse: true })
  .index({ untold: 1 }, { sparse: true });

export const toAlertRow = (alert: Alert): AlertRow => ({
  _id: keyOf(alert.id),
  key: keyOf(alert.key),
  occurrence: alert.occurrence,
  scope: keyOf(alert.scope),
  code: alert.code,
  state: alert.resolvedAt === undefined ? 'open' : 'resolved',
  order: `${alert.raisedAt} ${keyOf(alert.id)}`,
  ...(alert.resolvedAt !== undefined && { resolved: alert.resolvedAt }),
  ...(alert.told !== (alert.resolvedAt === undefined ? 'raised' : 'resolved') && { untold: true }),
  doc: alert,
});
