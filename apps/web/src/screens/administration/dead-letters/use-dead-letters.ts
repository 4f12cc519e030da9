import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { answerOf, api, type View } from '../../../api/client';
import { usePages, type Pages } from '../../../shared/lists/use-pages';

export type DeadLetter = View<'DeadLetterView'>;
export type Settlement = 'replay' | 'discard';

export const deadLetterStates = ['open', 'replayed', 'discarded'] as const;

export interface DeadLetterFilter {
  readonly state?: (typeof deadLetterStates)[number];
  readonly group?: string;
  readonly topic?: string;
  readonly code?: string;
}

export const useDeadLetters = (filter: DeadLetterFilter): Pages<DeadLetter> =>
  usePages(['dead-letter', 'list', filter], (cursor) =>
    answerOf(api.GET('/api/v1/dead-letters', { params: { query: { ...filter, ...cursor, limit: 100 } } })),
  );

export const useDeadLetter = (id: string): UseQueryResult<View<'DeadLetterDetailView'>> =>
  useQuery({
    queryKey: ['dead-letter', id],
    queryFn: () => answerOf(api.GET('/api/v1/dead-letters/{id}', { params: { path: { id } } })),
  });

/** What is done with the open ones of a selection. */
const settleMany = {
  replay: (body: View<'DeadLetterSelection'>) => answerOf(api.POST('/api/v1/dead-letters/replay', { body })),
  discard: (body: View<'DeadLetterSelection'>) => answerOf(api.POST('/api/v1/dead-letters/discard', { body })),
};

const settleOne = {
  replay: (id: string) => answerOf(api.POST('/api/v1/dead-letters/{id}/replay', { params: { path: { id } } })),
  discard: (id: string) => answerOf(api.POST('/api/v1/dead-letters/{id}/discard', { params: { path: { id } } })),
};

/** Of one when it is named, of all open ones that the filter lets through otherwise. */
export function useSettle(settlement: Settlement) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (which: { readonly id: string } | DeadLetterFilter) =>
      'id' in which
        ? { settled: [await settleOne[settlement](which.id)].length, left: 0 }
        : everyOne(settlement, which),
    onSettled: () => void client.invalidateQueries({ queryKey: ['dead-letter'] }),
  });
}

/** A call settles so many as it can in its time, and says how many are left. */
async function everyOne(settlement: Settlement, filter: DeadLetterFilter): Promise<View<'SettledView'>> {
  const { state: _, ...selection } = filter;
  const body = Object.keys(selection).length === 0 ? { all: true as const } : selection;
  let settled = 0;
  let last: View<'SettledView'>;
  do {
    last = await settleMany[settlement](body);
    settled += last.settled;
  } while (last.left > 0 && last.settled > 0);
  return { settled, left: last.left };
}
