import type { AlertCode } from '@foldwatch/domain';

/** Somebody else's address that is told of alerts. */
export interface Webhook {
  readonly id: string;
  readonly url: string;
  /** By which the receiver knows that it was us; shown once, when it is made. */
  readonly secret: string;
  /** All when there are none. */
  readonly codes?: readonly AlertCode[];
  readonly description?: string;
  readonly state: 'enabled' | 'disabled';
  readonly disabledBecause?: 'failing' | 'gone' | 'by-person';
  /** Since its target took something last, when the newest try failed. */
  readonly failingSince?: string;
  readonly deliveredAt?: string;
  /** Goes up with each change. */
  readonly version: number;
  readonly createdAt: string;
}

/** Webhooks are few: a list has them all. Raises `StoreUnavailable`. */
export abstract class Webhooks {
  /** In the order in which they were made. */
  abstract list(): Promise<readonly Webhook[]>;
  abstract find(id: string): Promise<Webhook | undefined>;
  /** Writes when the stored version is one below (none is 0). */
  abstract replace(webhook: Webhook): Promise<'saved' | 'lost'>;
  abstract remove(id: string): Promise<void>;
}

export interface DeliveryAttempt {
  readonly at: string;
  readonly tookMs: number;
  /** The answer's HTTP status, where there was an answer. */
  readonly status?: number;
  /** Why there was none. */
  readonly error?: string;
}

/** One message for one webhook; it waits here until it is taken or too old. */
export interface WebhookDelivery {
  /** Computed from webhook and event, so that telling again adds nothing; the receiver drops repeats by it. */
  readonly id: string;
  readonly webhookId: string;
  readonly type: string;
  /** Byte for byte what is signed and sent. */
  readonly body: string;
  readonly createdAt: string;
  readonly state: 'pending' | 'delivered' | 'given-up';
  readonly attempts: number;
  readonly lastAttempt?: DeliveryAttempt;
  readonly nextTryAt: string;
}

/** The outbox of webhooks. Raises `StoreUnavailable`. */
export abstract class WebhookDeliveries {
  /** Adds those whose id is not known. */
  abstract add(deliveries: readonly WebhookDelivery[]): Promise<void>;
  /** Pending ones of a webhook, due longest first. */
  abstract findDue(webhookId: string, now: string, limit: number): Promise<readonly WebhookDelivery[]>;
  /** Writes over the one with this id, if it is there. */
  abstract save(delivery: WebhookDelivery): Promise<void>;
  /** The newest first. */
  abstract list(webhookId: string, limit: number): Promise<readonly WebhookDelivery[]>;
  /** Removes up to `limit` that were made before `before`, or all of a webhook that is gone; says how many. */
  abstract remove(which: { readonly before: string } | { readonly webhookId: string }, limit: number): Promise<number>;
}

export type WebhookAnswer =
  | { readonly kind: 'answered'; readonly status: number }
  /** `refused`: the address is not one that may be called. */
  | { readonly kind: 'failed'; readonly error: 'refused' | 'timeout' | 'unreachable' };

export interface WebhookCall {
  readonly url: string;
  readonly secret: string;
  /** Of the message, the same with each try. */
  readonly id: string;
  readonly at: Date;
  readonly body: string;
}

/** Calls targets over HTTP, signed. Never raises: what goes wrong on the way is an answer too. */
export abstract class WebhookCaller {
  /** Why an address may not be called, as far as the address itself tells; `undefined` when it may. */
  abstract refusalOf(url: string): string | undefined;
  abstract call(call: WebhookCall): Promise<WebhookAnswer>;
}
