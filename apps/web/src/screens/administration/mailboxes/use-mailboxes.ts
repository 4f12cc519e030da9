import { answerOf, api, type View } from '../../../api/client';
import { usePages, type Pages } from '../../../shared/lists/use-pages';
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
