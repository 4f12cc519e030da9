import { useQuery } from '@tanstack/react-query';
import { answerOf, api, type View } from '../../../api/client';
import { usePages, type Pages } from '../../../shared/lists/use-pages';

export type Move = View<'MoveView'>;
export type Verdict = Move['verdict'];

const pageSize = 25;

/** What came to rest in the mailbox, the last first. */
export const useMoves = (mailboxId: string, verdict: Verdict | undefined): Pages<Move> =>
  usePages(['decision', 'moves', mailboxId, verdict], (cursor) => {
    const query = { mailboxId, limit: pageSize, ...(verdict !== undefined && { verdict }), ...cursor };
    return answerOf(api.GET('/api/v1/moves', { params: { query } }));
  });

/** Messages at which their conversations were stopped. */
export function useStopped(mailboxId: string): ReadonlySet<string> {
  const { data } = useQuery({
    queryKey: ['mailbox', mailboxId, 'stopped'],
    queryFn: async () => {
      const params = { path: { id: mailboxId } };
      const { items } = await answerOf(api.GET('/api/v1/mailboxes/{id}/stopped-conversations', { params }));
      return new Set(items.map(({ activityId }) => activityId));
    },
  });
  return data ?? new Set();
}
