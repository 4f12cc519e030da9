import { AppError, MailServerError, OwnershipLost, type MailServerFailure } from '@foldwatch/ports';
import { backOffMs } from '@foldwatch/platform';

export interface MailboxProblem {
  readonly code: string;
  readonly message: string;
  readonly cure: string;
}

export type FailurePlan =
  /** Somebody else owns the mailbox. */
  | { readonly kind: 'stop' }
  /** Nothing will work until a person did something. */
  | { readonly kind: 'halt'; readonly problem: MailboxProblem }
  /** Nothing is asked for that long; then the step is tried again. */
  | {
      readonly kind: 'wait';
      readonly forMs: number;
      readonly scope: 'mailbox' | 'server';
      readonly problem: MailboxProblem;
    }
  /** The step is tried again after a pause of its own, or at the next poll or hint; the others go on. */
  | { readonly kind: 'skip'; readonly problem: MailboxProblem }
  | { readonly kind: 'read-tree' };

export interface FailureFacts {
  readonly error: unknown;
  /** How many came one after the other before this. */
  readonly failures: number;
  readonly outageMs: number;
}

export const maxPauseMs = 300_000;
/** Store and event log are our own: asking them costs nobody anything, and everybody waits for them. */
const maxStorePauseMs = 10_000;

/** What a failed step means for its mailbox. */
export function planFailure({ error, failures, outageMs }: FailureFacts): FailurePlan {
  if (error instanceof OwnershipLost) return { kind: 'stop' };
  const waitMs = backOffMs(failures, outageMs, maxPauseMs);
  if (error instanceof MailServerError) return planServerFailure(error.failure, waitMs);
  if (error instanceof AppError && error.outage) {
    const forMs = backOffMs(failures, outageMs, maxStorePauseMs);
    return { kind: 'wait', forMs, scope: 'mailbox', problem: storeProblem(error.code) };
  }
  return { kind: 'skip', problem: unforeseen };
}

function planServerFailure(failure: MailServerFailure, waitMs: number): FailurePlan {
  switch (failure.kind) {
    case 'throttled':
      return { kind: 'wait', forMs: failure.retryAfterMs, scope: failure.scope, problem: problems.throttled };
    case 'transient':
    case 'mailbox-moved':
      return { kind: 'wait', forMs: waitMs, scope: 'mailbox', problem: problems[failure.kind] };
    case 'auth-expired':
    case 'access-revoked':
    case 'mailbox-unknown':
      return { kind: 'halt', problem: problems[failure.kind] };
    case 'folder-gone':
      return { kind: 'read-tree' };
    case 'cursor-invalid':
    case 'protocol':
    default:
      return { kind: 'skip', problem: problems.protocol };
  }
}

const storeProblem = (code: string): MailboxProblem => ({
  code,
  message: 'What was read cannot be stored; reading pauses and nothing is lost.',
  cure: 'Make room on the disk, or bring the store or the event log back.',
});

const unforeseen: MailboxProblem = {
  code: 'unexpected',
  message: 'A step of reading the mailbox failed in a way that was not foreseen; it is tried again.',
  cure: 'See the log for "mailbox.step-failed" and report it.',
};

const problems = {
  throttled: {
    code: 'throttled',
    message: 'The mail server asked to be left alone for a while.',
    cure: 'Nothing is to be done; reading goes on when the time is over.',
  },
  transient: {
    code: 'server-unreachable',
    message: 'The mail server could not be reached or did not answer in time.',
    cure: 'Check the server’s address and the network; reading is tried again with growing pauses.',
  },
  'mailbox-moved': {
    code: 'mailbox-moved',
    message: 'The mailbox is being moved to another server.',
    cure: 'Nothing is to be done unless it lasts; then check the mailbox’s server address.',
  },
  'auth-expired': {
    code: 'auth-expired',
    message: 'The mail server refused the credentials.',
    cure: 'Renew the service account’s credentials, then test and enable the mailbox.',
  },
  'access-revoked': {
    code: 'access-revoked',
    message: 'The service account may not open the mailbox.',
    cure: 'Grant it the right to impersonate the mailbox, then test and enable the mailbox.',
  },
  'mailbox-unknown': {
    code: 'mailbox-unknown',
    message: 'The mail server knows no mailbox with this address.',
    cure: 'Correct the address or restore the mailbox, then test and enable it.',
  },
  protocol: {
    code: 'protocol',
    message: 'The mail server gave an answer that makes no sense.',
    cure: 'See the log for the server’s code; a proxy in between is a frequent cause.',
  },
} as const satisfies Readonly<Record<string, MailboxProblem>>;
