import { Injectable } from '@nestjs/common';
import { newWebhookSecret, randomId } from '@foldwatch/platform';
import { Clock, WebhookDeliveries, Webhooks, type Webhook } from '@foldwatch/ports';
import { NotPossible } from '../http/refusal';
import { KnownWebhooks } from './known-webhooks';
import type { AddWebhookRequest, ChangeWebhookRequest } from './webhook-requests';
import { toWebhookWithSecret, type WebhookWithSecretView } from './webhook-views';

const webhooksAtMost = 20;
const removedAtOnce = 500;

/** Adds, changes and removes webhooks; a secret is in the answer of the call that made it and in no other. */
@Injectable()
export class SaveWebhook {
  constructor(
    private readonly known: KnownWebhooks,
    private readonly webhooks: Webhooks,
    private readonly deliveries: WebhookDeliveries,
    private readonly clock: Clock,
  ) {}

  async add({ url, codes, description }: AddWebhookRequest): Promise<WebhookWithSecretView> {
    this.known.demandTarget(url);
    if ((await this.known.list()).length >= webhooksAtMost) {
      throw new NotPossible('too-many-webhooks', `There may be ${webhooksAtMost} webhooks; remove one first.`);
    }
    const webhook: Webhook = {
      id: randomId(),
      url,
      secret: newWebhookSecret(),
      state: 'enabled',
      version: 1,
      createdAt: this.clock.now().toISOString(),
      ...(codes !== undefined && { codes }),
      ...(description !== undefined && { description }),
    };
    await this.webhooks.replace(webhook);
    return toWebhookWithSecret(webhook, webhook.secret);
  }

  async change(id: string, request: ChangeWebhookRequest): Promise<WebhookWithSecretView> {
    if (request.url !== undefined) this.known.demandTarget(request.url);
    const secret = request.newSecret === true ? newWebhookSecret() : undefined;
    const webhook = await this.known.change(id, (before) => ({
      ...changed(before, request),
      ...(secret !== undefined && { secret }),
    }));
    return toWebhookWithSecret(webhook, secret);
  }

  async remove(id: string): Promise<void> {
    await this.known.find(id);
    await this.webhooks.remove(id);
    while ((await this.deliveries.remove({ webhookId: id }, removedAtOnce)) === removedAtOnce);
  }
}

function changed(before: Webhook, request: ChangeWebhookRequest): Webhook {
  const { url, codes, allCodes, description, state } = request;
  const { codes: codesBefore, disabledBecause, failingSince, ...rest } = before;
  const kept = allCodes === true ? undefined : codesBefore;
  const wanted = codes ?? kept;
  return {
    ...rest,
    ...(wanted !== undefined && { codes: wanted }),
    ...(url !== undefined && { url }),
    ...(description !== undefined && { description }),
    ...standing({ ...before, disabledBecause, failingSince }, state),
  };
}

/** Enabled anew, it has all the time again. */
function standing(
  before: Pick<Webhook, 'state'> & {
    readonly disabledBecause: Webhook['disabledBecause'] | undefined;
    readonly failingSince: Webhook['failingSince'] | undefined;
  },
  state: Webhook['state'] | undefined,
): Pick<Webhook, 'state' | 'disabledBecause' | 'failingSince'> {
  if (state === 'enabled' && before.state === 'disabled') return { state };
  if (state === 'disabled') return { state, disabledBecause: 'by-person' };
  return {
    state: before.state,
    ...(before.disabledBecause !== undefined && { disabledBecause: before.disabledBecause }),
    ...(before.failingSince !== undefined && { failingSince: before.failingSince }),
  };
}
