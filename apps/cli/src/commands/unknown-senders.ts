import type { SettledSenderView, SettleSendersRequest } from '@foldwatch/feature-gateway';
import { findMailbox, mailboxOption } from '../api/find-mailbox';
import type { CommandGroup, CommandResult } from '../command';
import { UsageError } from '../command-problem';
import { gatewayCommand, type GatewayCall } from '../gateway-command';
import { limitOf, limitOption, tabled } from '../listing';
import { perhaps } from '../reading/nearest';
import { toRecordRef } from '../text/record-ref';
import { tableLines } from '../text/table';
import { counted, momentText, recordText } from '../text/words';

type Action = SettleSendersRequest['action'];

const actions = ['contact', 'lead', 'same-as', 'never'] as const satisfies readonly Action[];

const mostAtOnce = 500;

const listSenders = gatewayCommand({
  name: 'unknown-senders list',
  summary: 'Lists suggested contacts and leads, the latest to appear first.',
  explanation: 'People who wrote, and of whom there is no record.',
  options: { mailbox: { ...mailboxOption, means: 'Those who wrote to this mailbox.' }, limit: limitOption },
  run: async (call) =>
    tabled(call, 'GET /unknown-senders', {
      input: { query: { mailboxId: await mailboxIdOf(call) } },
      most: limitOf(call),
      noun: 'unknown sender',
      columns: {
        'LAST SEEN': (sender) => momentText(sender.lastSeenAt),
        ADDRESS: (sender) => sender.address,
        NAME: (sender) => [sender.firstName, sender.lastName].filter(Boolean).join(' '),
        COMPANY: (sender) => sender.companyName,
        MAILS: (sender) => sender.mails,
        SUGGESTED: (sender) => sender.table,
        ID: (sender) => sender.id,
      },
    }),
});

const settleSenders = gatewayCommand({
  name: 'unknown-senders settle',
  summary: 'Makes contacts or leads, joins to a record, or never suggests them again.',
  explanation: `"contact" and "lead" make a record of each, "same-as" adds the address to the
--record, "never" has the sender not suggested again. With --all those of a
--mailbox, or of all, in place of ids. One that somebody else has decided about
meanwhile is told, and left as it is (exit code 4).`,
  examples: [
    'unknown-senders settle contact 3f9c1a',
    'unknown-senders settle same-as 3f9c1a --record contact/c-bea',
    'unknown-senders settle never --all --mailbox sales@contoso.example',
  ],
  arguments: [
    { name: 'action', means: `One of ${actions.join(', ')}.` },
    { name: 'id', isMany: true, isOptional: true, means: 'Ids, as "unknown-senders list" shows them.' },
  ],
  options: {
    record: { value: 'TABLE/ID', means: 'Of same-as: the record that it is.' },
    'for-all': { means: 'Of never: for the whole organization, not the mailbox alone.' },
    all: { means: 'All that wait, in place of ids.' },
    mailbox: { ...mailboxOption, means: 'With --all: those of this mailbox.' },
  },
  run: async (call) => {
    const request = requestOf(call.given);
    const ids = await idsOf(call);
    const items: SettledSenderView[] = [];
    for (let from = 0; from < ids.length; from += mostAtOnce) {
      call.screen.progress('Settling', from, ids.length);
      const body = { ...request, ids: ids.slice(from, from + mostAtOnce) };
      items.push(...(await call.api.call('POST /unknown-senders/settle', { body })).items);
    }
    return settledResult(items);
  },
});

function requestOf(given: ReadonlyMap<string, string>): Omit<SettleSendersRequest, 'ids'> {
  const text = given.get('action') ?? '';
  const action = actions.find((one) => one === text);
  if (action === undefined) throw new UsageError(`ACTION is one of ${actions.join(', ')}.${perhaps(text, actions)}`);
  const record = given.get('record');
  if ((record !== undefined) !== (action === 'same-as'))
    throw new UsageError('same-as, and only it, needs a --record.');
  return {
    action,
    ...(record !== undefined && { record: toRecordRef(record) }),
    ...(given.has('for-all') && { scope: 'organization' as const }),
  };
}

async function idsOf(call: GatewayCall): Promise<readonly string[]> {
  const words = call.given.get('id');
  if ((words !== undefined) === call.given.has('all')) throw new UsageError('Name IDs, or --all.');
  if (words !== undefined) return [...new Set(words.split('\n'))];
  const waiting = await call.api.list('GET /unknown-senders', { query: { mailboxId: await mailboxIdOf(call) } });
  return waiting.map(({ id }) => id);
}

async function mailboxIdOf({ api, given }: GatewayCall): Promise<string | undefined> {
  const named = given.get('mailbox');
  return named === undefined ? undefined : (await findMailbox(api, named)).id;
}

function settledResult(items: readonly SettledSenderView[]): CommandResult {
  const rows = items.map(({ id, outcome, record }) => [outcome, recordText(record), id]);
  const gone = items.filter(({ outcome }) => outcome === 'not-waiting').length;
  return {
    sentences: [...tableLines(['OUTCOME', 'RECORD', 'ID'], rows), `${counted(items.length - gone, 'sender')} settled.`],
    facts: { items },
    warnings: gone === 0 ? [] : [`${counted(gone, 'sender')} did not wait any more.`],
  };
}

export const unknownSenderCommands: CommandGroup = {
  name: 'unknown-senders',
  summary: 'People who wrote, and of whom there is no record.',
  commands: [listSenders, settleSenders],
};
