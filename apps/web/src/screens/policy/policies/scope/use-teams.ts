import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { answerOf, api, type View } from '../../../../api/client';

export type Team = View<'TeamView'>;

export function useTeams(): UseQueryResult<readonly Team[]> {
  return useQuery({
    queryKey: ['configuration', 'teams'],
    queryFn: async () => (await answerOf(api.GET('/api/v1/teams'))).items,
  });
}

/** How many mailboxes are in a team; counted when it is asked for, and not while the team is going. */
export const useTeamSize = (teamId: string, isThere: boolean): UseQueryResult<number> =>
  useQuery({
    enabled: isThere,
    queryKey: ['configuration', 'teams', teamId, 'size'],
    queryFn: async () =>
      (await answerOf(api.GET('/api/v1/teams/{teamId}', { params: { path: { teamId } } }))).mailboxes,
  });

function useTeamChange<Variables, Answer>(
  change: (variables: Variables) => Promise<Answer>,
): UseMutationResult<Answer, Error, Variables> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['configuration'] });
      await client.invalidateQueries({ queryKey: ['mailbox'] });
    },
  });
}

export const useAddTeam = () =>
  useTeamChange((name: string) => answerOf(api.POST('/api/v1/teams', { body: { name } })));

export const useRenameTeam = (teamId: string) =>
  useTeamChange((name: string) =>
    answerOf(api.PATCH('/api/v1/teams/{teamId}', { params: { path: { teamId } }, body: { name } })),
  );

export const useRemoveTeam = (teamId: string) =>
  useTeamChange(() =>
    answerOf(api.DELETE('/api/v1/teams/{teamId}', { params: { path: { teamId }, query: { mailboxes: 'take-out' } } })),
  );

/** Puts a mailbox in a team, or in none. */
export const usePutInTeam = (mailboxId: string) =>
  useTeamChange((teamId: string | null) =>
    answerOf(api.PATCH('/api/v1/mailboxes/{id}', { params: { path: { id: mailboxId } }, body: { teamId } })),
  );
