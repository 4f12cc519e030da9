import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, api, type View } from '../../api/client';

/** After it the browser is somebody’s: all that was read for anybody else is forgotten. */
function useEntry<Input>(enter: (input: Input) => Promise<View<'SessionView'>>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: enter,
    onSuccess: (session) => {
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
      client.setQueryData(['session'], session);
    },
  });
}

export const usePassword = () =>
  useEntry((body: View<'SignInRequest'>) => answerOf(api.POST('/api/v1/sign-in', { body })));

export interface FirstAdministrator extends View<'FirstRunRequest'> {
  /** That of the installation; whoever came by the printed link needs none. */
  readonly token: string;
}

export const useFirstRun = () =>
  useEntry(({ token, ...body }: FirstAdministrator) =>
    answerOf(
      api.POST('/api/v1/first-run', { body, ...(token !== '' && { headers: { authorization: `Bearer ${token}` } }) }),
    ),
  );
