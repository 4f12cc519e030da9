import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { answerOf, api, done, type View } from '../../../api/client';
import type { Options, Wishes } from './option';

const path = '/api/v1/mailboxes/{id}/options';

export const useOptions = (id: string): UseQueryResult<Options> =>
  useQuery({
    queryKey: ['mailbox', id, 'options'],
    queryFn: () => answerOf(api.GET(path, { params: { path: { id } } })),
  });

/** Tells whether what was saved holds, or waits for a second person. */
export function useSaveOptions(id: string): UseMutationResult<'holds' | 'waits', Error, Wishes> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body) => {
      const { response } = await done(api.PUT(path, { params: { path: { id } }, body }));
      return response.status === 202 ? 'waits' : 'holds';
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['mailbox', id] }),
  });
}

type Simulation = View<'SimulationView'>;

const days = 30;
const whileRunningMs = 1_000;

interface Trial {
  readonly start: UseMutationResult<Simulation, Error, Wishes>;
  readonly result: Simulation | undefined;
}

/** Tries options upon the mail of the last days, without saving anything. */
export function useTrial(id: string): Trial {
  const start = useMutation({
    mutationFn: (options: Wishes) =>
      answerOf(api.POST('/api/v1/simulations', { body: { mailboxIds: [id], days, changes: { options } } })),
  });
  const simulationId = start.data?.id ?? '';
  const { data } = useQuery({
    queryKey: ['job', 'simulation', simulationId],
    enabled: simulationId !== '',
    queryFn: () => answerOf(api.GET('/api/v1/simulations/{simulationId}', { params: { path: { simulationId } } })),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? whileRunningMs : false),
  });
  return { start, result: data ?? start.data };
}
