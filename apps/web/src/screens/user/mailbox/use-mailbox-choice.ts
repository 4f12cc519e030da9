import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { answerOf, api, type View } from '../../../api/client';
import { useSignedIn } from '../../../api/use-session';

type Mailbox = View<'MailboxView'>;

interface MailboxChoice {
  /** Those of whoever is signed in. */
  readonly mailboxes: UseQueryResult<readonly Mailbox[]>;
  /** The one that the address names, or else the first. */
  readonly mailboxId: string;
  readonly choose: (mailboxId: string) => void;
}

/** The address keeps the choice, so that it can be passed on and gone back to. */
export function useMailboxChoice(): MailboxChoice {
  const { mailboxIds } = useSignedIn();
  const [search, setSearch] = useSearchParams();
  const mailboxes = useQuery({
    queryKey: ['mailbox', 'own', mailboxIds],
    queryFn: () => Promise.all(mailboxIds.map(readMailbox)),
  });
  const asked = search.get('mailbox');
  const mailboxId = mailboxIds.find((id) => id === asked) ?? mailboxIds[0] ?? '';
  return { mailboxes, mailboxId, choose: (mailbox) => setSearch({ mailbox }) };
}

const readMailbox = (id: string): Promise<Mailbox> =>
  answerOf(api.GET('/api/v1/mailboxes/{id}', { params: { path: { id } } }));
