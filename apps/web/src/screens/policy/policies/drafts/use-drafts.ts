import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { answerOf, api, type View } from '../../../../api/client';
import { usePages, type Pages } from '../../../../shared/lists/use-pages';
import type { Scope } from '../scope/scope';

export type DraftDetail = View<'DraftDetailView'>;
export type Approval = View<'ApprovalView'>;
export type DraftChanges = View<'DraftChangesRequest'>;

const atOnce = 50;

export const useDrafts = (): Pages<View<'DraftView'>> =>
  usePages(['configuration', 'drafts'], (cursor) =>
    answerOf(api.GET('/api/v1/drafts', { params: { query: { limit: atOnce, ...cursor } } })),
  );

export function useDraft(draftId: string): UseQueryResult<DraftDetail> {
  return useQuery({
    queryKey: ['configuration', 'draft', draftId],
    queryFn: () => answerOf(api.GET('/api/v1/drafts/{draftId}', { params: { path: { draftId } } })),
  });
}

const targetOf = (scope: Scope) => ({
  scope: scope.kind,
  ...(scope.kind === 'team' && { teamId: scope.id }),
  ...(scope.kind === 'mailbox' && { mailboxId: scope.id }),
});

export const scopeOf = ({ teamId, mailboxId }: Pick<DraftDetail, 'teamId' | 'mailboxId'>): Scope => {
  if (mailboxId !== null) return { kind: 'mailbox', id: mailboxId };
  return teamId === null ? { kind: 'organization' } : { kind: 'team', id: teamId };
};

interface Prepared {
  readonly changes: DraftChanges;
  readonly comment: string;
}

/** Whatever is configured may be otherwise after one of these. */
function useConfigurationChange<Variables, Answer>(
  change: (variables: Variables) => Promise<Answer>,
): UseMutationResult<Answer, Error, Variables> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: ['configuration'] }),
  });
}

/** The draft is gone after one of these, and is not to be read again; all else may be otherwise. */
function useDraftEnd<Answer>(end: () => Promise<Answer>): UseMutationResult<Answer, Error, undefined> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: end,
    onSuccess: () =>
      client.invalidateQueries({
        predicate: ({ queryKey: [subject, what] }) => subject === 'configuration' && what !== 'draft',
      }),
  });
}

export const useAddDraft = (scope: Scope) =>
  useConfigurationChange(({ changes, comment }: Prepared) =>
    answerOf(api.POST('/api/v1/drafts', { body: { ...targetOf(scope), changes, ...(comment !== '' && { comment }) } })),
  );

export const useChangeDraft = (draftId: string) =>
  useConfigurationChange((body: Prepared) =>
    answerOf(api.PATCH('/api/v1/drafts/{draftId}', { params: { path: { draftId } }, body })),
  );

export const useDiscardDraft = (draftId: string) =>
  useDraftEnd(() => answerOf(api.DELETE('/api/v1/drafts/{draftId}', { params: { path: { draftId } } })));

/** Published at once, or waiting for a second person. */
export const usePublishDraft = (draftId: string) =>
  useDraftEnd(() => answerOf(api.POST('/api/v1/drafts/{draftId}/publish', { params: { path: { draftId } } })));

export const isApproval = (answer: object): answer is Approval => 'approvalId' in answer;
