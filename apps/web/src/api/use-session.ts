import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { answerOf, api, done, type View } from './client';
import { forgetImports } from './import-database';
import { forgetOwn } from './own-storage';

export type Session = View<'SessionView'>;

/** Who is signed in; fails with a `Problem` of status 401 when nobody is. */
export function useSession(): UseQueryResult<Session> {
  return useQuery({
    queryKey: ['session'],
    queryFn: () => answerOf(api.GET('/api/v1/session')),
    staleTime: 60_000,
  });
}

/** The session of whoever sees the screen. Screens are drawn only when somebody is signed in. */
export function useSignedIn(): Session {
  const { data } = useSession();
  if (data === undefined) throw new Error('A screen was drawn though nobody is signed in.');
  return data;
}

export function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await done(api.DELETE('/api/v1/session'));
    client.clear();
    forgetImports();
    forgetOwn();
    window.location.assign('/');
  };
}
