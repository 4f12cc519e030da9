import type { WebhookDeliveryView } from '@foldwatch/feature-gateway';
import type { CommandArgument, CommandGroup } from '../command';
import { exitCodes } from '../exit-codes';
import { gatewayCommand } from '../gateway-command';
import { tabled } from '../listing';
import { readList } from '../text/read-list';
import { momentText } from '../text/words';

const idArgument: CommandArgument = { name: 'id', means: 'Its id, as "webhooks list" shows it.' };

const listWebhooks = gatewayCommand({
  name: 'webhooks list',
  summary: 'Lists the addresses that are told of alerts.',
  explanation: 'One that fails for long is disabled; "webhooks deliveries" says what it answers.',
  run: (call) =>
    tabled(call, 'GET /webhooks', {
      input: {},
      noun: 'webhook',
      columns: {
        URL: (hook) => hook.url,
        STATE: (hook) => (hook.disabledBecause === null ? hook.state : `${hook.state} (${hook.disabledBecause})`),
        ALERTS: (hook) => hook.codes?.join(',') ?? 'all',
        'FAILING SINCE': (hook) => momentText(hook.failingSince),
        DELIVERED: (hook) => momentText(hook.deliveredAt),
        ID: (hook) => hook.id,
      },
    }),
});

const addWebhook = gatewayCommand({
  name: 'webhooks add',
  summary: 'Has another address told of alerts; its secret is shown this once.',
  explanation: 'Every call is signed with the secret, by which the receiver knows it.',
  examples: ['webhooks add https://hooks.contoso.example/foldwatch --codes auth-expired,sync-gap'],
  arguments: [{ name: 'address', means: 'The URL that alerts are sent to.' }],
  options: {
    codes: { value: 'CODES', means: 'Those alerts alone, separated by commas.' },
    description: { value: 'TEXT', means: 'What it is.' },
  },
  run: async ({ api, given }) => {
    const [codes, description] = [given.get('codes'), given.get('description')];
    const webhook = await api.call('POST /webhooks', {
      body: {
        url: given.get('address') ?? '',
        ...(codes !== undefined && { codes: readList(codes) }),
        ...(description !== undefined && { description }),
      },
    });
    return {
      sentences: [`${webhook.url} is told of alerts: ${webhook.id}. The secret, shown this once: ${webhook.secret}`],
      facts: { webhook },
    };
  },
});

const switching = (verb: 'disable' | 'enable', summary: string) =>
  gatewayCommand({
    name: `webhooks ${verb}`,
    summary,
    explanation: 'What is told meanwhile is not told later.',
    arguments: [idArgument],
    run: async ({ api, given }) => {
      const state = verb === 'enable' ? 'enabled' : 'disabled';
      const { secret: _secret, ...webhook } = await api.call('PATCH /webhooks/{id}', {
        path: pathOf(given),
        body: { state },
      });
      return { sentences: [`${webhook.url} is ${webhook.state}.`], facts: { webhook } };
    },
  });

const testWebhook = gatewayCommand({
  name: 'webhooks test',
  summary: 'Calls a webhook once, now.',
  explanation: 'When it does not take the call the exit code is 1.',
  arguments: [idArgument],
  run: async ({ api, given }) => {
    const delivery = await api.call('POST /webhooks/{id}/test', { path: pathOf(given) });
    const message = `It was not delivered: ${attemptText(delivery)}.`;
    return delivery.state === 'delivered'
      ? { sentences: [`Delivered: ${attemptText(delivery)}.`], facts: { delivery } }
      : { sentences: [], facts: { delivery }, failure: { exitCode: exitCodes.failed, code: 'not-delivered', message } };
  },
});

const listDeliveries = gatewayCommand({
  name: 'webhooks deliveries',
  summary: 'Lists the last 50 deliveries of a webhook.',
  explanation: 'With what it answered, and when the next try is.',
  arguments: [idArgument],
  run: (call) =>
    tabled(call, 'GET /webhooks/{id}/deliveries', {
      input: { path: pathOf(call.given) },
      noun: 'delivery',
      plural: 'deliveries',
      columns: {
        MADE: (one) => momentText(one.createdAt),
        WHAT: (one) => one.type,
        STATE: (one) => one.state,
        TRIES: (one) => one.attempts,
        'LAST ANSWER': attemptText,
        'NEXT TRY': (one) => momentText(one.nextTryAt),
      },
    }),
});

const removeWebhook = gatewayCommand({
  name: 'webhooks remove',
  summary: 'Removes a webhook with all that waits for it.',
  explanation: 'The address is told nothing any more.',
  arguments: [idArgument],
  run: async ({ api, given }) => {
    await api.call('DELETE /webhooks/{id}', { path: pathOf(given) });
    return { sentences: ['The webhook is removed.'], facts: { id: given.get('id') } };
  },
});

const pathOf = (given: ReadonlyMap<string, string>): { readonly id: string } => ({ id: given.get('id') ?? '' });

function attemptText({ lastAttempt }: WebhookDeliveryView): string {
  if (lastAttempt === null) return 'not tried yet';
  return lastAttempt.error ?? `status ${lastAttempt.status} after ${lastAttempt.tookMs} ms`;
}

export const webhookCommands: CommandGroup = {
  name: 'webhooks',
  summary: 'Addresses that are told of alerts.',
  commands: [
    listWebhooks,
    addWebhook,
    switching('disable', 'Tells an address nothing until enabled.'),
    switching('enable', 'Tells an address of alerts again.'),
    testWebhook,
    listDeliveries,
    removeWebhook,
  ],
};
