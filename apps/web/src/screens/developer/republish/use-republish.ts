import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { answerOf, api, type View } from '../../../api/client';

export type Job = View<'JobView'>;
export type Part = View<'RepublishRequest'>;

/** So many are counted exactly; of more it is said that there are more. */
const counted = 500;

export interface Reach {
  /** The subject, of a single activity. */
  readonly subject?: string;
  readonly count: number;
  readonly isMore: boolean;
}

/** What would be sent of what is tracked now. */
export const useReach = (part: Part | undefined): UseQueryResult<Reach> =>
  useQuery({
    queryKey: ['activity', 'republish', part],
    enabled: part !== undefined,
    queryFn: async () => {
      const { activityId, ...query } = part ?? {};
      if (activityId !== undefined) {
        const call = api.GET('/api/v1/activities/{id}', { params: { path: { id: activityId } } });
        return { subject: (await answerOf(call)).subject, count: 1, isMore: false };
      }
      const page = await answerOf(api.GET('/api/v1/activities', { params: { query: { ...query, limit: counted } } }));
      return { count: page.items.length, isMore: page.nextCursor !== null };
    },
  });

/** Those that go on, also when somebody else has asked for them. */
export const useOpenRepublications = (): UseQueryResult<readonly string[]> =>
  useQuery({
    queryKey: ['job', 'republications'],
    queryFn: async () => {
      const { items } = await answerOf(api.GET('/api/v1/jobs'));
      return items.filter(({ kind }) => kind === 'republish').map(({ id }) => id);
    },
    refetchInterval: 15_000,
  });

/** Looked at often while it goes on. */
export const useJob = (id: string): UseQueryResult<Job> =>
  useQuery({
    queryKey: ['job', 'one', id],
    queryFn: () => answerOf(api.GET('/api/v1/jobs/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state: { data } }) => (data === undefined || data.state === 'open' ? 1_000 : false),
  });

export function useRepublish() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Part) => answerOf(api.POST('/api/v1/republish', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['job'] }),
  });
}

export function useStop(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/jobs/{id}/stop', { params: { path: { id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: ['job'] }),
  });
}
