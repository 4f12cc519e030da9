import { EwsError, EwsFault } from './soap/ews-error';

/** What one account, or one mailbox, may use at once; without a number there is no limit. */
export interface SandboxLimits {
  readonly concurrentCalls?: number;
  readonly streams?: number;
  readonly subscriptionsPerMailbox?: number;
}

const backOffMs = 1000;

/**
 * Counts what is under way, and refuses what is too much, as Exchange's throttling policy does. Who acts as another
 * spends the other's budget.
 */
export class Budget {
  private readonly inUse = new Map<string, number>();

  constructor(private readonly limits: SandboxLimits) {}

  /** Gives the way to end the call. */
  startCall(account: string): () => void {
    const refusal = new EwsFault('ErrorServerBusy', 'The account has too many calls under way.', { backOffMs });
    return this.take(`call ${account}`, this.limits.concurrentCalls, refusal);
  }

  openStream(account: string): () => void {
    const refusal = new EwsError('ErrorExceededConnectionCount', 'The account has too many streams open.');
    return this.take(`stream ${account}`, this.limits.streams, refusal);
  }

  refuseSubscription(open: number): void {
    if (open < (this.limits.subscriptionsPerMailbox ?? Number.POSITIVE_INFINITY)) return;
    throw new EwsError('ErrorExceededSubscriptionCount', 'The mailbox has too many subscriptions.');
  }

  private take(what: string, most = Number.POSITIVE_INFINITY, refusal: EwsError): () => void {
    const used = this.inUse.get(what) ?? 0;
    if (used >= most) throw refusal;
    this.inUse.set(what, used + 1);
    let isTaken = true;
    return () => {
      if (isTaken) this.inUse.set(what, (this.inUse.get(what) ?? 1) - 1);
      isTaken = false;
    };
  }
}
