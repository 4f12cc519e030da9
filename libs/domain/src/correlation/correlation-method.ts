import type { ActivityId } from '../ids';
import type { ReasonCode } from '../reason-codes';
import type { NamedRecord } from '../records/record';

/** How a message was found to belong to recorded mail; in the order in which they are tried. */
export const correlationMethods = [
  'in-reply-to',
  'references',
  'tracking-token',
  'conversation-index',
  'smart-matching',
] as const;

export type CorrelationMethod = (typeof correlationMethods)[number];

export const isCorrelationMethod = (text: string): text is CorrelationMethod =>
  correlationMethods.some((method) => method === text);

/** What a message belongs to, and how that was found. */
export interface Correlation {
  readonly method: CorrelationMethod;
  /** The recorded message; none where a tracking token leads to a record. */
  readonly activityId?: ActivityId;
  /** The record that the message inherits, as it was when it was decided. */
  readonly regarding?: NamedRecord;
}

export const correlationReasons: Readonly<Record<CorrelationMethod, ReasonCode>> = {
  'in-reply-to': 'reply-to-tracked',
  references: 'reply-to-tracked',
  'tracking-token': 'tracking-token',
  'conversation-index': 'same-conversation',
  'smart-matching': 'smart-matching',
};
