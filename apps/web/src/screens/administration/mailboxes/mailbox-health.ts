import type { View } from '../../../api/client';

type Mailbox = View<'MailboxView'>;

export const mailboxStates = ['enabled', 'pending', 'disabled'] as const;
export const mailboxKinds = ['user', 'shared', 'queue'] as const;
/** What one looks for among mailboxes beside their state, by whether a mailbox is like that at the moment it was read. */
const isFound = {
  problem: ({ error }: Mailbox) => error !== null,
  throttled: ({ throttledUntil }: Mailbox, readAt: number) =>
    throttledUntil !== null && Date.parse(throttledUntil) > readAt,
  missing: ({ completeness }: Mailbox) => (completeness?.missing ?? 0) > 0,
  'never-compared': ({ completeness, state }: Mailbox) => completeness === null && state === 'enabled',
} as const;

export const mailboxFindings = ['problem', 'throttled', 'missing', 'never-compared'] as const;

export type MailboxFinding = (typeof mailboxFindings)[number];

export const isLike = (mailbox: Mailbox, finding: MailboxFinding, readAt: number): boolean =>
  isFound[finding](mailbox, readAt);
