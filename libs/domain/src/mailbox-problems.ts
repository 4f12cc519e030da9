import type { Explanation } from './explanation';

/** Why a mailbox cannot be read, or not well. A public contract: codes are added, never renamed or reused. */
export const mailboxProblems = {
  throttled: {
    sentence: 'The mail server asked to be left alone for a while.',
    remedy:
      'Nothing is to be done; reading goes on when the time is over. If it never ends, raise the server’s policy.',
  },
  'server-unreachable': {
    sentence: 'The mail server could not be reached or did not answer in time.',
    remedy: 'Check the server’s address and the network; reading is tried again with growing pauses.',
  },
  'mailbox-moved': {
    sentence: 'The mailbox is being moved to another server.',
    remedy: 'Nothing is to be done unless it lasts; then check the mailbox’s server address.',
  },
  'auth-expired': {
    sentence: 'The mail server refused the credentials.',
    remedy: 'Renew the service account’s credentials, then test and enable the mailbox.',
  },
  'access-revoked': {
    sentence: 'The service account may not open the mailbox.',
    remedy: 'Grant it the right to impersonate the mailbox, then test and enable the mailbox.',
  },
  'mailbox-unknown': {
    sentence: 'The mail server knows no mailbox with this address.',
    remedy: 'Correct the address or restore the mailbox, then test and enable it.',
  },
  protocol: {
    sentence: 'The mail server gave an answer that makes no sense.',
    remedy: 'See the log for the server’s code; a proxy in between is a frequent cause.',
  },
  unexpected: {
    sentence: 'A step of reading the mailbox failed in a way that was not foreseen; it is tried again.',
    remedy: 'See the log for "mailbox.step-failed" and report it.',
  },
  'store-unavailable': {
    sentence: 'What was read cannot be stored; reading pauses and nothing is lost.',
    remedy: 'Make room on the disk, or bring the store back.',
  },
  'event-log-unavailable': {
    sentence: 'What was read cannot be published; reading pauses and nothing is lost.',
    remedy: 'Bring the event log back.',
  },
} as const satisfies Readonly<Record<string, Explanation>>;

export type MailboxProblemCode = keyof typeof mailboxProblems;

/** What ends the reading of a mailbox until a person did something about it. */
export const permanentProblems: ReadonlySet<string> = new Set<MailboxProblemCode>([
  'auth-expired',
  'access-revoked',
  'mailbox-unknown',
]);
