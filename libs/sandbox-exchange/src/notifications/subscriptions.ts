import { randomBytes } from 'node:crypto';
import { EwsError } from '../soap/ews-error';
import { type MailboxEvents, type StoreEvent } from '../store/mailbox-events';
import { Subscription, type SubscriptionScope } from './subscription';

/** Lives in memory alone: a server that restarts has forgotten its subscriptions, and so has this one. */
export class Subscriptions {
  private readonly byId = new Map<string, Subscription>();
  private readonly stopListening: () => void;

  constructor(events: MailboxEvents) {
    this.stopListening = events.listen((batch) => this.take(batch));
  }

  open(scope: SubscriptionScope): Subscription {
    const id = randomBytes(24).toString('base64');
    const subscription = new Subscription(id, scope);
    this.byId.set(id, subscription);
    return subscription;
  }

  countFor(mailboxId: number): number {
    return [...this.byId.values()].filter(({ scope }) => scope.mailboxId === mailboxId).length;
  }

  find(id: string): Subscription | undefined {
    const found = this.byId.get(id);
    if (found === undefined || !found.isExpired()) return found;
    this.byId.delete(id);
    return undefined;
  }

  expect(id: string): Subscription {
    const found = this.find(id);
    if (found === undefined)
      throw new EwsError('ErrorSubscriptionNotFound', 'The specified subscription was not found.');
    return found;
  }

  remove(id: string): void {
    this.byId.get(id)?.stop();
    this.byId.delete(id);
  }

  /** A mailbox that moves to another server leaves its subscriptions behind. */
  forgetMailbox(mailboxId: number): void {
    for (const [id, { scope }] of this.byId) {
      if (scope.mailboxId === mailboxId) this.remove(id);
    }
  }

  forgetAll(): void {
    for (const id of this.byId.keys()) this.remove(id);
  }

  close(): void {
    this.stopListening();
    this.forgetAll();
  }

  private take(batch: readonly StoreEvent[]): void {
    for (const subscription of this.byId.values()) {
      for (const event of batch) subscription.offer(event);
    }
  }
}
