import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { answerOf, api, type View } from '../../../api/client';
import { usePages, type Pages } from '../../../shared/lists/use-pages';

export type Approval = View<'ApprovalView'>;
export const approvalStates = ['waiting', 'approved', 'refused', 'overtaken'] as const;
export type ApprovalState = Approval['state'];

const atOnce = 50;

export const useApprovals = (state: ApprovalState | undefined): Pages<Approval> =>
  usePages(['configuration', 'approvals', state], (cursor) =>
    answerOf(
      api.GET('/api/v1/approvals', {
        params: { query: { limit: atOnce, ...(state !== undefined && { state }), ...cursor } },
      }),
    ),
  );

/** One that a link leads to, whatever the list shows. */
export function useApproval(approvalId: string | undefined): UseQueryResult<Approval> {
  return useQuery({
    queryKey: ['configuration', 'approval', approvalId],
    queryFn: () =>
      answerOf(api.GET('/api/v1/approvals/{approvalId}', { params: { path: { approvalId: approvalId ?? '' } } })),
    enabled: approvalId !== undefined,
  });
}

export function useSettle(approvalId: string) {
  const client = useQueryClient();
  const params = { path: { approvalId } };
  return useMutation({
    mutationFn: ({ approves, reason }: { readonly approves: boolean; readonly reason: string }) => {
      const body = reason === '' ? {} : { reason };
      return answerOf(
        approves
          ? api.POST('/api/v1/approvals/{approvalId}/approve', { params })
          : api.POST('/api/v1/approvals/{approvalId}/refuse', { params, body }),
      );
    },
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: ['configuration'] });
      await client.invalidateQueries({ queryKey: ['mailbox'] });
    },
  });
}
