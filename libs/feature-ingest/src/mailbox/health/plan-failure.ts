import { mailboxProblems, type MailboxProblemCode } from '@foldwatch/domain';
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
  return { kind: 'skip', problem: problemOf('unexpected') };
}

function planServerFailure(failure: MailServerFailure, waitMs: number): FailurePlan {
  switch (failure.kind) {
    case 'throttled':
      return { kind: 'wait', forMs: failure.retryAfterMs, scope: failure.scope, problem: problemOf('throttled') };
    case 'transient':
      return { kind: 'wait', forMs: waitMs, scope: 'mailbox', problem: problemOf('server-unreachable') };
    case 'mailbox-moved':
      return { kind: 'wait', forMs: waitMs, scope: 'mailbox', problem: problemOf(failure.kind) };
    case 'auth-expired':
    case 'access-revoked':
    case 'mailbox-unknown':
      return { kind: 'halt', problem: problemOf(failure.kind) };
    case 'folder-gone':
      return { kind: 'read-tree' };
    case 'cursor-invalid':
    case 'protocol':
    default:
      return { kind: 'skip', problem: problemOf('protocol') };
  }
}

const problemOf = (code: MailboxProblemCode): MailboxProblem => {
  const { sentence: message, remedy: cure } = mailboxProblems[code];
  return { code, message, cure };
};

const storeProblem = (code: string): MailboxProblem => ({
  ...problemOf(code === 'event-log-unavailable' ? code : 'store-unavailable'),
  code,
});
