import { Injectable } from '@nestjs/common';
import {
  Clock,
  WebhookCaller,
  WebhookDeliveries,
  Webhooks,
  type Webhook,
  type WebhookDelivery,
} from '@foldwatch/ports';
import { concludeDelivery, concludeWebhook, type Attempted } from './conclude-attempt';

/** Calls a webhook's target with one message, and remembers what came of it. */
@Injectable()
export class TryDelivery {
  constructor(
    private readonly caller: WebhookCaller,
    private readonly webhooks: Webhooks,
    private readonly deliveries: WebhookDeliveries,
    private readonly clock: Clock,
  ) {}

  async execute({ id: webhookId, url, secret }: Webhook, delivery: WebhookDelivery): Promise<WebhookDelivery> {
    const at = this.clock.now();
    const beganAt = performance.now();
    const answer = await this.caller.call({ url, secret, id: delivery.id, at, body: delivery.body });
    const attempted: Attempted = { answer, at, tookMs: Math.round(performance.now() - beganAt) };
    const concluded = concludeDelivery(delivery, attempted);
    await this.deliveries.save(concluded);
    await this.note(webhookId, attempted);
    return concluded;
  }

  /** As it is now: a person may have changed it meanwhile. What is lost to somebody else the next try notes. */
  private async note(id: string, attempted: Attempted): Promise<void> {
    const webhook = await this.webhooks.find(id);
    if (webhook === undefined) return;
    const concluded = concludeWebhook(webhook, attempted);
    if (concluded !== webhook) await this.webhooks.replace({ ...concluded, version: webhook.version + 1 });
  }
}
