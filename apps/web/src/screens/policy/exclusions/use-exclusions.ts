import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { answerOf, api, type View } from '../../../api/client';

export type Exclusion = View<'ExclusionView'>;
export type ExclusionRequest = View<'ExclusionRequest'>;
export type Owner = string | undefined;

/** Of a mailbox, or without one those of the organization. */
export function useExclusions(mailboxId: Owner): UseQueryResult<readonly Exclusion[]> {
  return useQuery({
    queryKey: ['configuration', 'exclusions', mailboxId],
    queryFn: async () => {
      const call =
        mailboxId === undefined
          ? api.GET('/api/v1/exclusions')
          : api.GET('/api/v1/mailboxes/{id}/exclusions', { params: { path: { id: mailboxId } } });
      return (await answerOf<View<'ExclusionPage'>>(call)).items;
    },
  });
}

type Saved = Exclusion | View<'ApprovalView'>;

/** Saved at once, or waiting for a second person. */
export function useSaveExclusion(
  mailboxId: Owner,
  exclusionId?: string,
): UseMutationResult<Saved, Error, ExclusionRequest> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ExclusionRequest) =>
      exclusionId === undefined ? add(mailboxId, body) : replace(mailboxId, exclusionId, body),
    onSuccess: () => client.invalidateQueries({ queryKey: ['configuration'] }),
  });
}

const add = (mailboxId: Owner, body: ExclusionRequest): Promise<Saved> =>
  mailboxId === undefined
    ? answerOf(api.POST('/api/v1/exclusions', { body }))
    : answerOf(api.POST('/api/v1/mailboxes/{id}/exclusions', { params: { path: { id: mailboxId } }, body }));

const replace = (mailboxId: Owner, exclusionId: string, body: ExclusionRequest): Promise<Saved> =>
  mailboxId === undefined
    ? answerOf(api.PUT('/api/v1/exclusions/{exclusionId}', { params: { path: { exclusionId } }, body }))
    : answerOf(
        api.PUT('/api/v1/mailboxes/{id}/exclusions/{exclusionId}', {
          params: { path: { id: mailboxId, exclusionId } },
          body,
        }),
      );

export function useRemoveExclusion(mailboxId: Owner): UseMutationResult<Saved, Error, string> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (exclusionId: string) =>
      mailboxId === undefined
        ? answerOf<Saved>(api.DELETE('/api/v1/exclusions/{exclusionId}', { params: { path: { exclusionId } } }))
        : answerOf<Saved>(
            api.DELETE('/api/v1/mailboxes/{id}/exclusions/{exclusionId}', {
              params: { path: { id: mailboxId, exclusionId } },
            }),
          ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['configuration'] }),
  });
}
