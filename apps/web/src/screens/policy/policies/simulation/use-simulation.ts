import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { answerOf, api, done, type View } from '../../../../api/client';
import { usePages, type Pages } from '../../../../shared/lists/use-pages';

export type Simulation = View<'SimulationView'>;
export type SimulatedDifference = View<'SimulationDifferenceView'>;

/** Simulations are nobody's but who asked, and so nothing tells of them. */
const pauseMs = 500;
const atOnce = 50;

export interface Wanted {
  readonly draftId: string;
  readonly days: number;
  readonly mailboxId: string | undefined;
}

export const useStartSimulation = () =>
  useMutation({
    mutationFn: ({ draftId, days, mailboxId }: Wanted) =>
      answerOf(
        api.POST('/api/v1/simulations', {
          body: { draftId, days, ...(mailboxId !== undefined && { mailboxIds: [mailboxId] }) },
        }),
      ),
  });

export function useSimulation(simulationId: string): UseQueryResult<Simulation> {
  return useQuery({
    queryKey: ['job', 'simulation', simulationId],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/simulations/{simulationId}', { params: { path: { simulationId } }, signal })),
    refetchInterval: ({ state: { data } }) => (data?.state === 'running' ? pauseMs : false),
  });
}

/** What would fare otherwise; read when all of it is known. */
export const useSimulatedDifferences = (simulationId: string): Pages<SimulatedDifference> =>
  usePages(['job', 'differences', simulationId], (cursor) =>
    answerOf(
      api.GET('/api/v1/simulations/{simulationId}/differences', {
        params: { path: { simulationId }, query: { limit: atOnce, ...cursor } },
      }),
    ),
  );

export function useForgetSimulation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (simulationId: string) => {
      await client.cancelQueries({ queryKey: ['job', 'simulation', simulationId] });
      return done(api.DELETE('/api/v1/simulations/{simulationId}', { params: { path: { simulationId } } }));
    },
    onSettled: () => client.removeQueries({ queryKey: ['job', 'simulation'] }),
  });
}
