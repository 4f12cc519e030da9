import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock, KeyOwnership, WebhookDeliveries, Webhooks, type Webhook } from '@foldwatch/ports';
import { GatewayOptions } from '../access/gateway-options';
import { Ticker } from '../http/ticker';
import { isTaken } from './conclude-attempt';
import { TryDelivery } from './try-delivery';

const dueAtOnce = 20;

/** The outbox, and what takes from it. */
@Injectable()
export class Outbox {
  constructor(
    readonly webhooks: Webhooks,
    readonly deliveries: WebhookDeliveries,
    readonly tryDelivery: TryDelivery,
    readonly clock: Clock,
  ) {}
}

/**
 * Delivers what waits in the outbox: webhooks beside each other, so that a target that hangs delays no other, the messages of
 * one in turn. Of several gateways each delivers for the webhooks that are its own; while one hands over to another, a
 * message may go out twice under the same id.
 */
@Injectable()
export class DeliverWebhooks implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly busy = new Map<string, Promise<void>>();
  private readonly ticker: Ticker;
  private isStopped = false;

  constructor(
    private readonly outbox: Outbox,
    private readonly keys: KeyOwnership,
    options: GatewayOptions,
  ) {
    this.ticker = new Ticker({
      event: 'webhooks.not-delivered',
      everyMs: options.watchMs ?? 1_000,
      work: () => this.begin(),
    });
  }

  onApplicationBootstrap(): void {
    this.ticker.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    await this.ticker.stop();
    await Promise.allSettled(this.busy.values());
  }

  private async begin(): Promise<void> {
    for (const webhook of await this.outbox.webhooks.list()) {
      const { id, state } = webhook;
      if (state !== 'enabled' || this.busy.has(id) || !this.keys.owns(id)) continue;
      const work = this.deliver(webhook).finally(() => this.busy.delete(id));
      // What fails is the store: the next tick meets it again, and logs it.
      this.busy.set(
        id,
        work.catch(() => undefined),
      );
    }
  }

  /** Ends with the first that is not taken: the others wait for the next tick, in which the webhook is read anew. */
  private async deliver(webhook: Webhook): Promise<void> {
    const { deliveries, tryDelivery, clock } = this.outbox;
    for (const due of await deliveries.findDue(webhook.id, clock.now().toISOString(), dueAtOnce)) {
      if (this.isStopped) return;
      const { lastAttempt } = await tryDelivery.execute(webhook, due);
      if (!isTaken({ kind: 'answered', status: lastAttempt?.status ?? 0 })) return;
    }
  }
}
