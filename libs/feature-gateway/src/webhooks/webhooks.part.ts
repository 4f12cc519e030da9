import type { GatewayPart } from '../http/gateway-part';
import { DeliverWebhooks, Outbox } from './deliver-webhooks';
import { KnownWebhooks } from './known-webhooks';
import { QueueDeliveries } from './queue-deliveries';
import { SaveWebhook } from './save-webhook';
import { TestWebhook } from './test-webhook';
import { TryDelivery } from './try-delivery';
import { WebhooksController } from './webhooks.controller';

export const webhooksPart: GatewayPart = {
  controllers: [WebhooksController],
  providers: [DeliverWebhooks, KnownWebhooks, Outbox, QueueDeliveries, SaveWebhook, TestWebhook, TryDelivery],
};
