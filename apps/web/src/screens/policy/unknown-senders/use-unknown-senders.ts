import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { answerOf, api, type View } from '../../../api/client';
import { usePages, type Pages } from '../../../shared/lists/use-pages';

export type UnknownSender = View<'UnknownSenderView'>;
export type Settled = View<'SettledSendersView'>;

/** What is said of senders; `never` in the mailbox or in the whole organization. */
export type Act = View<'SettleSendersRequest'>;

const atOnce = 50;

export const useUnknownSenders = (mailboxId: string | undefined): Pages<UnknownSender> =>
  usePages(['record', 'unknown-senders', mailboxId], (cursor) =>
    answerOf(
      api.GET('/api/v1/unknown-senders', {
        params: { query: { limit: atOnce, ...(mailboxId !== undefined && { mailboxId }), ...cursor } },
      }),
    ),
  );

/** Goes on when the page is left: what was said is done. */
export function useSettleSenders(): UseMutationResult<Settled, Error, Act> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Act) => answerOf(api.POST('/api/v1/unknown-senders/settle', { body, keepalive: true })),
    onSettled: () => client.invalidateQueries({ queryKey: ['record'] }),
  });
}
