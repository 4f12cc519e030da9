import type { MailboxView } from '@foldwatch/feature-gateway';
import type { CommandArgument, CommandOption } from '../command';
import { CommandProblem } from '../command-problem';
import { exitCodes } from '../exit-codes';
import type { GatewayCall } from '../gateway-command';
import type { GatewayApi } from './gateway-api';

export const mailboxArgument: CommandArgument = { name: 'mailbox', means: 'The address or id of the mailbox.' };

export const mailboxOption: CommandOption = { value: 'MAILBOX', means: 'The address or id of a mailbox.' };

/** The mailbox that is meant by an address or an id. */
export async function findMailbox(api: GatewayApi, named: string): Promise<MailboxView> {
  if (!named.includes('@')) return api.call('GET /mailboxes/{id}', { path: { id: named } });
  const address = named.toLowerCase();
  const query = { q: address };
  for await (const mailbox of api.items('GET /mailboxes', { query }))
    if (mailbox.emailAddress === address) return mailbox;
  const message = `There is no mailbox ${named}. "foldwatch mailboxes list" shows those that there are.`;
  throw new CommandProblem(exitCodes.notFound, 'unknown-mailbox', message);
}

/** The one that stands behind the command. */
export const namedMailbox = ({ api, given }: Pick<GatewayCall, 'api' | 'given'>): Promise<MailboxView> =>
  findMailbox(api, given.get('mailbox') ?? '');

/** The address for each id, where that is known. */
export async function addressesOf(
  api: GatewayApi,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const id of new Set(ids)) {
    if (id === null) continue;
    const { emailAddress } = await api.call('GET /mailboxes/{id}', { path: { id } });
    found.set(id, emailAddress);
  }
  return found;
}
