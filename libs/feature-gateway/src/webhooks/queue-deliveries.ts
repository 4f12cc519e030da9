import { Injectable } from '@nestjs/common';
import { hashId } from '@foldwatch/platform';
import { WebhookDeliveries, Webhooks, type Alert, type Webhook, type WebhookDelivery } from '@foldwatch/ports';
import { toAlertView } from '../alerts/alert-views';
import type { AlertNewsItem } from '../alerts/alert-news-item';

/** Puts what is told of alerts into the outbox of each webhook that wants it. */
@Injectable()
export class QueueDeliveries {
  constructor(
    private readonly webhooks: Webhooks,
    private readonly deliveries: WebhookDeliveries,
  ) {}

  async execute(items: readonly AlertNewsItem[]): Promise<void> {
    const enabled = (await this.webhooks.list()).filter(({ state }) => state === 'enabled');
    const wanted = enabled.flatMap((webhook) =>
      items.filter((item) => isWanted(webhook, item)).map((item) => deliveryOf(webhook, item)),
    );
    if (wanted.length > 0) await this.deliveries.add(wanted);
  }
}

const isWanted = ({ codes }: Webhook, { alert }: AlertNewsItem): boolean => codes?.includes(alert.code) ?? true;

function deliveryOf({ id: webhookId }: Webhook, { alert, change, eventId, at }: AlertNewsItem): WebhookDelivery {
  const type = `alert.${change}`;
  const data = toAlertView(change === 'raised' ? asRaised(alert) : alert);
  return {
    id: hashId('delivery', webhookId, eventId),
    webhookId,
    type,
    body: JSON.stringify({ type, timestamp: at, data }),
    createdAt: at,
    state: 'pending',
    attempts: 0,
    nextTryAt: at,
  };
}

/** As it was then, if it was resolved before anybody could be told. */
function asRaised({ resolvedAt: _resolvedAt, ...alert }: Alert): Alert {
  return alert;
}
