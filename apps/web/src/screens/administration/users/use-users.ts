import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { answerOf, api, type View } from '../../../api/client';
import { usePages, type Pages } from '../../../shared/lists/use-pages';

export type User = View<'UserView'>;

export const roles = ['user', 'admin', 'auditor'] as const;

export const useUsers = (q: string): Pages<User> =>
  usePages(['session', 'users', q], (cursor) =>
    answerOf(api.GET('/api/v1/users', { params: { query: { ...(q !== '' && { q }), ...cursor, limit: 100 } } })),
  );

/** Whether nobody can sign in by name yet. */
export const useIsFirstRun = (): UseQueryResult<boolean> =>
  useQuery({
    queryKey: ['session', 'first-run'],
    queryFn: async () => (await answerOf(api.GET('/api/v1/sign-in-options'))).firstRun,
  });

function useAct<Input>(act: (input: Input) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: act, onSuccess: () => client.invalidateQueries({ queryKey: ['session'] }) });
}

export const useAddUser = () => useAct((body: View<'AddUserRequest'>) => answerOf(api.POST('/api/v1/users', { body })));

export const useChangeUser = (userId: string) =>
  useAct((body: View<'ChangeUserRequest'>) =>
    answerOf(api.PATCH('/api/v1/users/{userId}', { params: { path: { userId } }, body })),
  );

export const useRemoveUser = (userId: string) =>
  useAct(() => answerOf(api.DELETE('/api/v1/users/{userId}', { params: { path: { userId } } })));
