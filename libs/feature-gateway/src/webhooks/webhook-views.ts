import { ApiProperty } from '@nestjs/swagger';
import type { AlertCode } from '@foldwatch/domain';
import type { Webhook, WebhookDelivery } from '@foldwatch/ports';

export class WebhookView {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly url!: string;
  @ApiProperty({ type: [String], nullable: true, description: 'null: every code.' })
  readonly codes!: readonly AlertCode[] | null;
  @ApiProperty({ type: String, nullable: true }) readonly description!: string | null;
  @ApiProperty({ enum: ['enabled', 'disabled'] }) readonly state!: Webhook['state'];
  @ApiProperty({ enum: ['failing', 'gone', 'by-person'], nullable: true })
  readonly disabledBecause!: NonNullable<Webhook['disabledBecause']> | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly failingSince!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly deliveredAt!: string | null;
  @ApiProperty({ format: 'date-time' }) readonly createdAt!: string;
}

export class WebhookWithSecretView extends WebhookView {
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Shown this once, when it was made; null when the call made none.',
  })
  readonly secret!: string | null;
}

export class WebhookPage {
  @ApiProperty({ type: [WebhookView] }) readonly items!: readonly WebhookView[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}

export class DeliveryAttemptView {
  @ApiProperty({ format: 'date-time' }) readonly at!: string;
  @ApiProperty({ type: 'integer' }) readonly tookMs!: number;
  @ApiProperty({ type: 'integer', nullable: true, description: 'HTTP status, where there was an answer.' })
  readonly status!: number | null;
  @ApiProperty({ enum: ['refused', 'timeout', 'unreachable'], nullable: true }) readonly error!: string | null;
}

export class WebhookDeliveryView {
  @ApiProperty({ description: 'The webhook-id header, the same with each try.' }) readonly id!: string;
  @ApiProperty({ enum: ['alert.raised', 'alert.resolved', 'webhook.test'] }) readonly type!: string;
  @ApiProperty({ enum: ['pending', 'delivered', 'given-up'] }) readonly state!: WebhookDelivery['state'];
  @ApiProperty({ type: 'integer' }) readonly attempts!: number;
  @ApiProperty({ type: DeliveryAttemptView, nullable: true }) readonly lastAttempt!: DeliveryAttemptView | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly nextTryAt!: string | null;
  @ApiProperty({ format: 'date-time' }) readonly createdAt!: string;
}

export class WebhookDeliveryPage {
  @ApiProperty({ type: [WebhookDeliveryView] }) readonly items!: readonly WebhookDeliveryView[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}

export const toWebhookView = (webhook: Webhook): WebhookView => shown(webhook);

export const toWebhookWithSecret = (webhook: Webhook, secret?: string): WebhookWithSecretView => ({
  ...shown(webhook),
  secret: secret ?? null,
});

const shown = (webhook: Webhook) => ({
  id: webhook.id,
  url: webhook.url,
  codes: webhook.codes ?? null,
  description: webhook.description ?? null,
  state: webhook.state,
  disabledBecause: webhook.disabledBecause ?? null,
  failingSince: webhook.failingSince ?? null,
  deliveredAt: webhook.deliveredAt ?? null,
  createdAt: webhook.createdAt,
});

export const toDeliveryView = (delivery: WebhookDelivery): WebhookDeliveryView => ({
  id: delivery.id,
  type: delivery.type,
  state: delivery.state,
  attempts: delivery.attempts,
  lastAttempt:
    delivery.lastAttempt === undefined
      ? null
      : {
          at: delivery.lastAttempt.at,
          tookMs: delivery.lastAttempt.tookMs,
          status: delivery.lastAttempt.status ?? null,
          error: delivery.lastAttempt.error ?? null,
        },
  nextTryAt: delivery.state === 'pending' ? delivery.nextTryAt : null,
  createdAt: delivery.createdAt,
});
