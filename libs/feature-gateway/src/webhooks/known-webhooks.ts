import { Injectable } from '@nestjs/common';
import { WebhookCaller, Webhooks, type Webhook } from '@foldwatch/ports';
import { ConflictingRequest, InvalidRequest, UnknownResource } from '../http/refusal';

const maxRounds = 5;

/** Webhooks as people name and change them. */
@Injectable()
export class KnownWebhooks {
  constructor(
    private readonly webhooks: Webhooks,
    private readonly caller: WebhookCaller,
  ) {}

  list(): Promise<readonly Webhook[]> {
    return this.webhooks.list();
  }

  async find(id: string): Promise<Webhook> {
    const webhook = await this.webhooks.find(id);
    if (webhook === undefined) throw new UnknownResource('unknown-webhook', 'There is no webhook of this id.');
    return webhook;
  }

  demandTarget(url: string): void {
    const message = this.caller.refusalOf(url);
    if (message !== undefined) throw new InvalidRequest([{ field: 'url', message }]);
  }

  /** What a delivery notes in between is kept. */
  async change(id: string, change: (webhook: Webhook) => Webhook): Promise<Webhook> {
    for (let round = 1; round <= maxRounds; round += 1) {
      const webhook = await this.find(id);
      const changed = { ...change(webhook), version: webhook.version + 1 };
      if ((await this.webhooks.replace(changed)) === 'saved') return changed;
    }
    throw new ConflictingRequest('changed-meanwhile', 'The webhook is being changed by others; try again.');
  }
}
