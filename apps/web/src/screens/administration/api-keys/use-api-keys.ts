import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, type View } from '../../../api/client';
import { usePages, type Pages } from '../../../shared/lists/use-pages';

export type ApiKey = View<'ApiKeyView'>;
export type Scope = View<'AddApiKeyRequest'>['scopes'][number];

/** By the API's own type: one that it gets or loses does not compile until it is here, or gone. */
const knownScopes: Readonly<Record<Scope, true>> = {
  'records:read': true,
  'records:write': true,
  'activities:read': true,
  'activities:write': true,
  'configuration:read': true,
  'configuration:write': true,
  'operation:read': true,
  'operation:write': true,
  'events:read': true,
};

export const scopes: readonly Scope[] = Object.keys(knownScopes).filter((text) => isScope(text));

const queryKey = ['session', 'api-keys'] as const;

export const useApiKeys = (): Pages<ApiKey> =>
  usePages(queryKey, (cursor) => answerOf(api.GET('/api/v1/api-keys', { params: { query: cursor } })));

function useAct<Input, Answer>(act: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: act, onSuccess: () => client.invalidateQueries({ queryKey }) });
}

export const useAddApiKey = () =>
  useAct((body: View<'AddApiKeyRequest'>) => answerOf(api.POST('/api/v1/api-keys', { body })));

export const useRevokeApiKey = (keyId: string) =>
  useAct(() => answerOf(api.DELETE('/api/v1/api-keys/{keyId}', { params: { path: { keyId } } })));

function isScope(text: string): text is Scope {
  return text in knownScopes;
}
