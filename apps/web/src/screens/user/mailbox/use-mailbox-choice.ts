import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { answerOf, api, type View } from '../../../api/client';
import { useSignedIn } from '../../../api/use-session';

type Mailbox = View<'MailboxView'>;

interface MailboxChoice {
  /** Those of whoever is signed in, by address. */
  readonly mailboxes: UseQueryResult<readonly Mailbox[]>;
  /** The one that the address names, or else the first. */
  readonly mailboxId: string;
  readonly choose: (mailboxId: string) => void;
}

const storageKey = 'foldwatch-mailbox';

/** The address keeps the choice, so that it can be passed on and gone back to; the window does from screen to screen. */
export function useMailboxChoice(): MailboxChoice {
  const { mailboxIds } = useSignedIn();
  const [search, setSearch] = useSearchParams();
  const mailboxes = useQuery({
    queryKey: ['mailbox', 'own', mailboxIds],
    queryFn: async () => (await Promise.all(mailboxIds.map(readMailbox))).toSorted(byAddress),
  });
  const asked = search.get('mailbox') ?? sessionStorage.getItem(storageKey);
  const mailboxId = mailboxIds.find((id) => id === asked) ?? mailboxIds[0] ?? '';
  const choose = (mailbox: string): void => {
    sessionStorage.setItem(storageKey, mailbox);
    setSearch({ mailbox });
  };
  return { mailboxes, mailboxId, choose };
}

const readMailbox = (id: string): Promise<Mailbox> =>
  answerOf(api.GET('/api/v1/mailboxes/{id}', { params: { path: { id } } }));

const byAddress = (a: Mailbox, b: Mailbox): number => a.emailAddress.localeCompare(b.emailAddress);
