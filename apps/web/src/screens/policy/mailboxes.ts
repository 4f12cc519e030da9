import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { answerOf, api, type View } from '../../api/client';
import { useSettled } from '../../shared/forms/use-settled';

export type Mailbox = View<'MailboxView'>;

/** More would be slow to draw and of no use to read. */
const atOnce = 20;

interface Found {
  readonly items: readonly Mailbox[];
  readonly hasMore: boolean;
}

/** Mailboxes by the beginning of their address. */
export function useFoundMailboxes(typed: string): UseQueryResult<Found> {
  const q = useSettled(typed.trim().toLowerCase());
  return useQuery({
    queryKey: ['mailbox', 'found', q],
    queryFn: async () => {
      const query = { limit: atOnce, ...(q !== '' && { q }) };
      const { items, nextCursor } = await answerOf(api.GET('/api/v1/mailboxes', { params: { query } }));
      return { items, hasMore: nextCursor !== null };
    },
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

export function useMailbox(id: string | undefined): UseQueryResult<Mailbox> {
  return useQuery({
    queryKey: ['mailbox', 'one', id],
    queryFn: () => answerOf(api.GET('/api/v1/mailboxes/{id}', { params: { path: { id: id ?? '' } } })),
    enabled: id !== undefined,
    staleTime: 60_000,
  });
}

/** The address of a mailbox, its id while that is all that is known. */
export const useAddress = (id: string | undefined): string => useMailbox(id).data?.emailAddress ?? id ?? '';
