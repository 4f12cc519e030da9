import { isScope, scopes, type Scope } from '@foldwatch/domain';
import type { ApiKeyView } from '@foldwatch/feature-gateway';
import { findApiKey } from '../../api/find-named';
import type { CommandGroup } from '../../command';
import { UsageError } from '../../command-problem';
import { gatewayCommand } from '../../gateway-command';
import { tabled } from '../../listing';
import { perhaps } from '../../reading/nearest';
import { toMoment } from '../../text/moment';
import { present } from '../../text/present';
import { momentText } from '../../text/words';

const listKeys = gatewayCommand({
  name: 'api-keys list',
  summary: 'Lists the keys of scripts, and those that were.',
  explanation: 'With when each was used last, to the minute.',
  run: (call) =>
    tabled(call, 'GET /api-keys', {
      input: {},
      noun: 'key',
      columns: {
        NAME: (key) => key.name,
        STATE: stateOf,
        SCOPES: (key) => key.scopes.join(','),
        ADDED: (key) => momentText(key.createdAt),
        BY: (key) => key.createdBy,
        'LAST USED': (key) => momentText(key.lastUsedAt),
        ENDS: (key) => momentText(key.expiresAt),
        ID: (key) => key.id,
      },
    }),
});

const addKey = gatewayCommand({
  name: 'api-keys add',
  summary: 'Makes a key for a script, shown this once.',
  explanation: `The script sends it as a bearer token, and may do with it what the scopes say and
nothing else. Only its hash is kept.`,
  examples: ['api-keys add "nightly import" records:write --expires 2027-01-01'],
  arguments: [
    { name: 'name', means: 'What it is for; no other key ever gets the name.' },
    {
      name: 'scope',
      isMany: true,
      means: `What it may do: ${scopes.slice(0, 5).join(', ')}, ${scopes.slice(5).join(', ')}.`,
    },
  ],
  options: {
    expires: { value: 'TIME', means: 'When it ends by itself: a date, or so long ahead, such as 90d; else never.' },
  },
  run: async ({ api, given }) => {
    const wanted = (given.get('scope') ?? '').split(/[\n,]/).map(toScope);
    const body = {
      name: given.get('name') ?? '',
      scopes: wanted,
      ...present({ expiresAt: toMoment(given, 'expires', 'ahead') }),
    };
    const apiKey = await api.call('POST /api-keys', { body });
    return { sentences: [`The key ${apiKey.name}, shown this once: ${apiKey.key}`], facts: { apiKey } };
  },
});

const removeKey = gatewayCommand({
  name: 'api-keys remove',
  summary: 'Ends a key at once.',
  explanation: 'What was done with it stays in the audit trail.',
  arguments: [{ name: 'name', means: 'Its name or id.' }],
  run: async ({ api, given }) => {
    const { id: keyId } = await findApiKey(api, given.get('name') ?? '');
    const apiKey = await api.call('DELETE /api-keys/{keyId}', { path: { keyId } });
    return { sentences: [`The key ${apiKey.name} is ended.`], facts: { apiKey } };
  },
});

function toScope(text: string): Scope {
  if (isScope(text)) return text;
  throw new UsageError(`There is no scope "${text}".${perhaps(text, scopes) || ` There are: ${scopes.join(', ')}.`}`);
}

function stateOf({ revokedAt, expiresAt }: ApiKeyView): string {
  if (revokedAt !== null) return 'ended';
  return expiresAt !== null && Date.parse(expiresAt) <= Date.now() ? 'expired' : 'valid';
}

export const apiKeyCommands: CommandGroup = {
  name: 'api-keys',
  summary: 'Keys of scripts, each with what it may do.',
  commands: [listKeys, addKey, removeKey],
};
