import type { AdministratorView, ApiKeyView, ReadProfileView, TeamView, UserView } from '@foldwatch/feature-gateway';
import { CommandProblem } from '../command-problem';
import { exitCodes } from '../exit-codes';
import { perhaps } from '../reading/nearest';
import type { GatewayApi } from './gateway-api';

interface Named {
  readonly id: string;
  readonly name: string;
  readonly revokedAt?: string | null;
}

interface Kind {
  readonly noun: string;
  readonly code: string;
  /** The command that lists them. */
  readonly list: string;
}

/** What people call it, in whatever letters, or its id. Where a name was given again, the one that is still valid. */
function named<T extends Named>(text: string, known: readonly T[], { noun, code, list }: Kind): T {
  const isMeant = ({ name }: Named): boolean => name.toLowerCase() === text.toLowerCase();
  const found =
    known.find(({ id }) => id === text) ??
    known.find((one) => isMeant(one) && (one.revokedAt ?? null) === null) ??
    known.find(isMeant);
  if (found !== undefined) return found;
  const names = known.map(({ name }) => name);
  const message = `There is no ${noun} ${text}.${perhaps(text, names)} "foldwatch ${list}" shows those that there are.`;
  throw new CommandProblem(exitCodes.notFound, code, message);
}

export const findTeam = async (api: GatewayApi, text: string): Promise<TeamView> =>
  named(text, await api.list('GET /teams', {}), { noun: 'team', code: 'unknown-team', list: 'teams list' });

export const findReadProfile = async (api: GatewayApi, text: string): Promise<ReadProfileView> =>
  named(text, await api.list('GET /read-profiles', {}), {
    noun: 'read profile',
    code: 'unknown-read-profile',
    list: 'read-profiles list',
  });

export const findApiKey = async (api: GatewayApi, text: string): Promise<ApiKeyView> =>
  named(text, await api.list('GET /api-keys', {}), { noun: 'API key', code: 'unknown-api-key', list: 'api-keys list' });

export const findAdministrator = async (api: GatewayApi, text: string): Promise<AdministratorView> =>
  named(text, await api.list('GET /administrators', {}), {
    noun: 'administrator',
    code: 'unknown-administrator',
    list: 'administrators list',
  });

/** There may be many users: those are looked at whose names begin like this. */
export async function findUser(api: GatewayApi, text: string): Promise<UserView> {
  const alike = await api.list('GET /users', { query: { q: text } });
  const found = alike.find(({ name }) => name.toLowerCase() === text.toLowerCase());
  return found ?? api.call('GET /users/{userId}', { path: { userId: text } });
}
