import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { answerOf, api, done, type View } from '../../../api/client';

export type Webhook = View<'WebhookView'>;
const pathOf = (id: string) => ({ params: { path: { id } } });
const queryKey = ['alert', 'webhooks'] as const;

export const useWebhooks = (): UseQueryResult<readonly Webhook[]> =>
  useQuery({ queryKey, queryFn: async () => (await answerOf(api.GET('/api/v1/webhooks'))).items });

export const useDeliveries = (id: string): UseQueryResult<readonly View<'WebhookDeliveryView'>[]> =>
  useQuery({
    queryKey: [...queryKey, id, 'deliveries'],
    queryFn: async () => (await answerOf(api.GET('/api/v1/webhooks/{id}/deliveries', pathOf(id)))).items,
    refetchInterval: 3_000,
  });

function useAct<Input, Answer>(act: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: act, onSettled: () => client.invalidateQueries({ queryKey }) });
}

export const useAddWebhook = () =>
  useAct((body: View<'AddWebhookRequest'>) => answerOf(api.POST('/api/v1/webhooks', { body })));

/** Answers with the secret when another was asked for. */
export const useChangeWebhook = (id: string) =>
  useAct((body: View<'ChangeWebhookRequest'>) => answerOf(api.PATCH('/api/v1/webhooks/{id}', { ...pathOf(id), body })));

export const useRemoveWebhook = (id: string) => useAct(() => done(api.DELETE('/api/v1/webhooks/{id}', pathOf(id))));

export const useTestWebhook = (id: string) =>
  useAct(() => answerOf(api.POST('/api/v1/webhooks/{id}/test', pathOf(id))));
