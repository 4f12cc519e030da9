import { findMailbox, mailboxOption } from '../../api/find-mailbox';
import type { CommandOption } from '../../command';
import { UsageError } from '../../command-problem';
import type { GatewayCall } from '../../gateway-command';

export const scopeOptions: Readonly<Record<string, CommandOption>> = {
  mailbox: { ...mailboxOption, means: 'Of this mailbox; without it of the organization.' },
  team: { value: 'ID', means: 'Of this team instead.' },
};

export type VersionScope =
  | { readonly kind: 'organization' }
  | { readonly kind: 'team'; readonly path: { readonly teamId: string } }
  | { readonly kind: 'mailbox'; readonly path: { readonly id: string } };

export async function versionScope({ api, given }: GatewayCall): Promise<VersionScope> {
  const [named, teamId] = [given.get('mailbox'), given.get('team')];
  if (named !== undefined && teamId !== undefined) throw new UsageError('Name a --mailbox or a --team, not both.');
  if (teamId !== undefined) return { kind: 'team', path: { teamId } };
  if (named === undefined) return { kind: 'organization' };
  return { kind: 'mailbox', path: { id: (await findMailbox(api, named)).id } };
}
