import { type Clock, MailServerError } from '@foldwatch/ports';

import { EwsError } from './ews-error';

/** Where a call goes; a busy server closes either the mailbox's gate or the server's. */
export interface CallScope {
  readonly server: string;
  readonly mailboxId: string;
}

/** Keeps calls away from a server that asked to be left alone: asking again would only prolong it. */
export class ThrottleGate {
  private readonly closedUntil = new Map<string, number>();

  constructor(private readonly clock: Clock) {}

  /** Raises `throttled` with what is left of the time. */
  pass(scope: CallScope, operation: string): void {
    this.refuse(serverKey(scope), 'server', operation);
    this.refuse(mailboxKey(scope), 'mailbox', operation);
  }

  /** Closes the gate when the error says so; any other error is nothing to it. */
  heed(scope: CallScope, error: unknown): void {
    if (!(error instanceof MailServerError) || error.failure.kind !== 'throttled') return;
    const key = error.failure.scope === 'server' ? serverKey(scope) : mailboxKey(scope);
    const until = this.now() + error.failure.retryAfterMs;
    this.closedUntil.set(key, Math.max(until, this.closedUntil.get(key) ?? 0));
  }

  private refuse(key: string, scope: 'server' | 'mailbox', operation: string): void {
    const until = this.closedUntil.get(key);
    if (until === undefined) return;
    const retryAfterMs = until - this.now();
    if (retryAfterMs > 0) {
      throw new EwsError(
        { kind: 'throttled', retryAfterMs, scope },
        'backing-off',
        `${operation}: not sent while backing off`,
      );
    }
    this.closedUntil.delete(key);
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}

const serverKey = ({ server }: CallScope): string => `server ${server}`;
const mailboxKey = ({ mailboxId }: CallScope): string => `mailbox ${mailboxId}`;
