import { type Budget } from '../budget';
import { type FaultKind } from '../faults/fault';
import { type Subscriptions } from '../notifications/subscriptions';
import { type XmlNode } from '../soap/parse-xml';
import { type Xml } from '../soap/xml';
import { type Item } from '../store/item';
import { type Mailbox } from '../store/mailbox-store';
import { type Store } from '../store/store';

/** One call: who asks, for which mailbox, and what. */
export interface EwsRequest {
  readonly store: Store;
  readonly subscriptions: Subscriptions;
  readonly budget: Budget;
  /** The mailbox that the call acts as: the caller's own, or the impersonated one. */
  readonly mailbox: Mailbox;
  readonly isImpersonating: boolean;
  readonly operation: string;
  readonly body: XmlNode;
  /** What a client of this group sends back on every later call; undefined if it sent none. */
  readonly affinityCookie: string | undefined;
  /** What shall go wrong with one item of the answer. */
  readonly itemFault: (item: Item) => FaultKind | undefined;
  /** What shall go wrong inside this call. */
  readonly syncFault?: FaultKind;
}

export type Operation = (request: EwsRequest) => Xml | Promise<Xml>;
