import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { answerOf, api, type View } from '../../../api/client';
import type { QueryKey } from '../../../api/query-client';
import { usePages, type Pages } from '../../../shared/use-pages';
import type { mailboxStandings, mailboxStates } from './mailbox-health';

export type Mailbox = View<'MailboxView'>;

export interface MailboxFilter {
  readonly q?: string;
  readonly state?: (typeof mailboxStates)[number];
  readonly standing?: (typeof mailboxStandings)[number];
}

export const useMailboxes = (filter: MailboxFilter): Pages<Mailbox> =>
  usePages(['mailbox', 'list', filter], (cursor) =>
    answerOf(api.GET('/api/v1/mailboxes', { params: { query: { ...filter, ...cursor, limit: 100 } } })),
  );

const everyAddress: QueryKey = ['mailbox', 'addresses'];

/** Of all there are: a page has 500 of them, so that ten thousand are twenty answers. */
export const useEveryAddress = (): UseQueryResult<ReadonlySet<string>> =>
  useQuery({ queryKey: everyAddress, queryFn: ({ signal }) => readEvery(signal), staleTime: 60_000 });

async function readEvery(signal: AbortSignal): Promise<ReadonlySet<string>> {
  const addresses = new Set<string>();
  let cursor: string | null | undefined;
  do {
    const query = { limit: 500, ...(typeof cursor === 'string' && { cursor }) };
    // Each page says where the next one begins.
    // oxlint-disable-next-line no-await-in-loop
    const page = await answerOf(api.GET('/api/v1/mailboxes', { params: { query }, signal }));
    for (const { emailAddress } of page.items) addresses.add(emailAddress);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return addresses;
}
