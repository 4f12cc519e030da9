import { Injectable } from '@nestjs/common';
import { randomId } from '@foldwatch/platform';
import { Clock, WebhookDeliveries, type WebhookDelivery } from '@foldwatch/ports';
import { KnownWebhooks } from './known-webhooks';
import { TryDelivery } from './try-delivery';
import { toDeliveryView, type WebhookDeliveryPage, type WebhookDeliveryView } from './webhook-views';

const type = 'webhook.test';
const shownAtMost = 50;

/** Calls a target once, now, also of a disabled webhook, and says what came of it; shows what was delivered before. */
@Injectable()
export class TestWebhook {
  constructor(
    private readonly known: KnownWebhooks,
    private readonly deliveries: WebhookDeliveries,
    private readonly tryDelivery: TryDelivery,
    private readonly clock: Clock,
  ) {}

  async execute(id: string): Promise<WebhookDeliveryView> {
    const webhook = await this.known.find(id);
    const at = this.clock.now().toISOString();
    const test: WebhookDelivery = {
      id: randomId(),
      webhookId: id,
      type,
      body: JSON.stringify({ type, timestamp: at, data: { webhookId: id } }),
      createdAt: at,
      // Nobody else shall try it too.
      state: 'given-up',
      attempts: 0,
      nextTryAt: at,
    };
    await this.deliveries.add([test]);
    const tried = await this.tryDelivery.execute(webhook, test);
    if (tried.state !== 'delivered') await this.deliveries.save({ ...tried, state: 'given-up' });
    return toDeliveryView(tried.state === 'delivered' ? tried : { ...tried, state: 'given-up' });
  }

  async list(id: string): Promise<WebhookDeliveryPage> {
    await this.known.find(id);
    const found = await this.deliveries.list(id, shownAtMost);
    return { items: found.map(toDeliveryView), nextCursor: null };
  }
}
