import { findMailbox, mailboxOption } from '../../api/find-mailbox';
import { findTeam } from '../../api/find-named';
import type { CommandOption } from '../../command';
import { UsageError } from '../../command-problem';
import type { GatewayCall } from '../../gateway-command';

export const scopeOptions: Readonly<Record<string, CommandOption>> = {
  mailbox: { ...mailboxOption, means: 'Of this mailbox; without it of the organization.' },
  team: { value: 'TEAM', means: 'Of this team instead, by its name or id.' },
};

export type VersionScope =
  | { readonly kind: 'organization' }
  | { readonly kind: 'team'; readonly path: { readonly teamId: string } }
  | { readonly kind: 'mailbox'; readonly path: { readonly id: string } };

export async function versionScope({ api, given }: GatewayCall): Promise<VersionScope> {
  const [named, team] = [given.get('mailbox'), given.get('team')];
  if (named !== undefined && team !== undefined) throw new UsageError('Name a --mailbox or a --team, not both.');
  if (team !== undefined) return { kind: 'team', path: { teamId: (await findTeam(api, team)).id } };
  if (named === undefined) return { kind: 'organization' };
  return { kind: 'mailbox', path: { id: (await findMailbox(api, named)).id } };
}
