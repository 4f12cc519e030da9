import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { answerOf, api, type View } from '../../../api/client';
import { usePages, type Pages } from '../../../shared/lists/use-pages';

export type Erasure = View<'ErasureView'>;

export const useErasures = (): Pages<Erasure> =>
  usePages(['job', 'erasures'], (cursor) =>
    answerOf(api.GET('/api/v1/erasures', { params: { query: { ...cursor, limit: 50 } } })),
  );

/** Looked at often while it goes on. */
export const useErasure = (id: string | undefined): UseQueryResult<Erasure> =>
  useQuery({
    queryKey: ['job', 'erasure', id],
    enabled: id !== undefined,
    queryFn: () => answerOf(api.GET('/api/v1/erasures/{id}', { params: { path: { id: id ?? '' } } })),
    refetchInterval: ({ state: { data } }) => (data === undefined || data.state === 'open' ? 1_000 : false),
  });

export function useErase() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: View<'ErasureRequest'>) => answerOf(api.POST('/api/v1/erasures', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['job'] }),
  });
}
