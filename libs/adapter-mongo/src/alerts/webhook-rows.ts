import { Schema, type mongo } from 'mongoose';
import type { Webhook, WebhookDelivery } from '@foldwatch/ports';
import { keyOf } from '../database/keys';

export interface WebhookRow {
  readonly _id: string;
  readonly version: number;
  readonly created: string;
  readonly doc: Webhook;
  /** Of the last write. */
  readonly mark?: mongo.ObjectId;
}

export const webhookSchema = new Schema({
  _id: { type: String, required: true },
  version: { type: Number, required: true },
  created: { type: String, required: true },
  doc: { type: Schema.Types.Mixed, required: true },
  mark: Schema.Types.ObjectId,
}).index({ created: 1 });

export const toWebhookRow = (webhook: Webhook): WebhookRow => ({
  _id: keyOf(webhook.id),
  version: webhook.version,
  created: webhook.createdAt,
  doc: webhook,
});

export interface DeliveryRow {
  readonly _id: string;
  readonly webhook: string;
  readonly created: string;
  /** Empty when nothing is to be done any more. */
  readonly due: string;
  readonly doc: WebhookDelivery;
}

export const deliverySchema = new Schema({
  _id: { type: String, required: true },
  webhook: { type: String, required: true },
  created: { type: String, required: true },
  due: String,
  doc: { type: Schema.Types.Mixed, required: true },
})
  .index({ webhook: 1, due: 1 })
  .index({ webhook: 1, created: -1 })
  .index({ created: 1 });

export const toDeliveryRow = (delivery: WebhookDelivery): DeliveryRow => ({
  _id: keyOf(delivery.id),
  webhook: keyOf(delivery.webhookId),
  created: delivery.createdAt,
  due: delivery.state === 'pending' ? delivery.nextTryAt : '',
  doc: delivery,
});
