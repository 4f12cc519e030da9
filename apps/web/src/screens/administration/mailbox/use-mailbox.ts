import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { answerOf, api, type View } from '../../../api/client';

const pathOf = (id: string) => ({ params: { path: { id } } });

export const useMailbox = (id: string): UseQueryResult<View<'MailboxView'>> =>
  useQuery({
    queryKey: ['mailbox', id],
    queryFn: () => answerOf(api.GET('/api/v1/mailboxes/{id}', pathOf(id))),
    refetchInterval: 15_000,
  });

export const useFolderCompleteness = (id: string): UseQueryResult<View<'CompletenessView'>> =>
  useQuery({
    queryKey: ['mailbox', id, 'completeness'],
    queryFn: () => answerOf(api.GET('/api/v1/mailboxes/{id}/completeness', pathOf(id))),
  });

/** The work that the mailbox's owner process has not done yet; looked at often while there is some. */
export const useOpenJobs = (id: string): UseQueryResult<readonly View<'JobView'>[]> =>
  useQuery({
    queryKey: ['job', 'of', id],
    queryFn: async () => (await answerOf(api.GET('/api/v1/jobs', { params: { query: { mailboxId: id } } }))).items,
    refetchInterval: ({ state: { data = [] } }) => (data.length > 0 ? 1_000 : false),
  });

/** Something that is done to the mailbox, after which all that is shown of mailboxes is read again. */
function useAct<Answer, Input = void>(act: (input: Input) => Promise<Answer>): UseMutationResult<Answer, Error, Input> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['mailbox'] }),
        client.invalidateQueries({ queryKey: ['job'] }),
      ]),
  });
}

export const useCompareNow = (id: string) =>
  useAct(() => answerOf(api.POST('/api/v1/mailboxes/{id}/completeness', pathOf(id))));

export const useSync = (id: string) => useAct(() => answerOf(api.POST('/api/v1/mailboxes/{id}/sync', pathOf(id))));

export const useChange = (id: string) =>
  useAct((body: View<'ChangeMailboxRequest'>) =>
    answerOf(api.PATCH('/api/v1/mailboxes/{id}', { ...pathOf(id), body })),
  );
