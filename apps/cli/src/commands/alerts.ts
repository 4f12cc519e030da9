import type { AlertView } from '@foldwatch/feature-gateway';
import { addressesOf, findMailbox, mailboxOption } from '../api/find-mailbox';
import type { CommandGroup } from '../command';
import { gatewayCommand } from '../gateway-command';
import { listed } from '../listing';
import { counted, momentText } from '../text/words';

const listAlerts = gatewayCommand({
  name: 'alerts list',
  summary: 'Lists what is wrong, with the cure.',
  explanation: 'The open ones, the last first.',
  options: {
    state: { value: 'STATE', oneOf: ['open', 'resolved', 'all'], means: 'Else open.' },
    mailbox: { ...mailboxOption, means: 'Those of this mailbox.' },
    code: { value: 'CODE', means: 'Those with this code, such as auth-expired.' },
  },
  run: async (call) => {
    const { api, given } = call;
    const [state, named] = [given.get('state') ?? 'open', given.get('mailbox')];
    const mailboxId = named === undefined ? undefined : (await findMailbox(api, named)).id;
    const query = { mailboxId, code: given.get('code'), ...(state !== 'all' && { state }) };
    const { items } = await listed(call, 'GET /alerts', { input: { query } });
    const addresses = await addressesOf(
      api,
      items.map((alert) => alert.mailboxId),
    );
    const lines = items.flatMap((alert) => alertLines(alert, addresses.get(alert.mailboxId ?? '')));
    return { sentences: [...lines, `${counted(items.length, 'alert')}.`], facts: { items } };
  },
});

function alertLines({ id, code, state, message, cure, about, since, acknowledged }: AlertView, address?: string) {
  const where = [address, about].filter((text) => text !== undefined && text !== null).join(' ');
  return [
    `${momentText(since)}  ${code}${where === '' ? '' : `  ${where}`}${state === 'resolved' ? '  resolved' : ''}  ${id}`,
    `  ${message}`,
    `  → ${cure}`,
    ...(acknowledged === null ? [] : [`  ${acknowledged.by} takes care of it since ${momentText(acknowledged.at)}.`]),
  ];
}

const acknowledgeAlert = gatewayCommand({
  name: 'alerts acknowledge',
  summary: 'Says that somebody takes care of an alert.',
  explanation: 'It is resolved by itself when its cause ends.',
  arguments: [{ name: 'id', means: 'Its id.' }],
  run: async ({ api, given }) => {
    const alert = await api.call('POST /alerts/{id}/acknowledge', { path: { id: given.get('id') ?? '' } });
    return { sentences: alertLines(alert), facts: { alert } };
  },
});

export const alertCommands: CommandGroup = {
  name: 'alerts',
  summary: 'What is wrong, and what to do about it.',
  commands: [listAlerts, acknowledgeAlert],
};
