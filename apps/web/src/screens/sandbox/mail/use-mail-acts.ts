import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { sandbox, within } from '../sandbox-api';

interface Moved {
  readonly itemIds: readonly string[];
  readonly folderId: string;
}

interface Discarded {
  readonly itemIds: readonly string[];
  readonly how: 'to-deleted-items' | 'hard';
}

export interface MailActs {
  readonly move: UseMutationResult<unknown, Error, Moved>;
  readonly discard: UseMutationResult<unknown, Error, Discarded>;
  readonly markRead: UseMutationResult<unknown, Error, string>;
}

/** What a person does to the mail of a mailbox. */
export function useMailActs(address: string): MailActs {
  const client = useQueryClient();
  const onSettled = (): Promise<void> => client.invalidateQueries({ queryKey: ['mailbox', 'sandbox', address] });
  return {
    move: useMutation({
      mutationFn: (body) => sandbox(within(address, 'items', 'move'), { method: 'POST', body }),
      onSettled,
    }),
    discard: useMutation({
      mutationFn: (body) => sandbox(within(address, 'items', 'delete'), { method: 'POST', body }),
      onSettled,
    }),
    markRead: useMutation({
      mutationFn: (id) => sandbox(within(address, 'messages', id), { method: 'PATCH', body: { isRead: true } }),
      onSettled,
    }),
  };
}
