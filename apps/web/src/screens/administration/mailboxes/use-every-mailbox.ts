import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { answerOf, api, type View } from '../../../api/client';

export type Mailbox = View<'MailboxView'>;

export interface EveryMailbox {
  readonly mailboxes: readonly Mailbox[];
  /** When they were read, in milliseconds. */
  readonly readAt: number;
}

/** Every mailbox there is, by address: a page has 500 of them, so that ten thousand are twenty answers. */
export function useEveryMailbox(): UseQueryResult<EveryMailbox> {
  return useQuery({ queryKey: ['mailbox', 'every'], queryFn: ({ signal }) => readEvery(signal), staleTime: 15_000 });
}

async function readEvery(signal: AbortSignal): Promise<EveryMailbox> {
  const mailboxes: Mailbox[] = [];
  let cursor: string | null | undefined;
  do {
    const query = { limit: 500, ...(typeof cursor === 'string' && { cursor }) };
    const page = await answerOf(api.GET('/api/v1/mailboxes', { params: { query }, signal }));
    mailboxes.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  const byAddress = mailboxes.toSorted((a, b) => a.emailAddress.localeCompare(b.emailAddress, 'en'));
  return { mailboxes: byAddress, readAt: Date.now() };
}
