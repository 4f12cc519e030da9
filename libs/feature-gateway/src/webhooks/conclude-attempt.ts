import { backOffMs } from '@foldwatch/platform';
import type { DeliveryAttempt, Webhook, WebhookAnswer, WebhookDelivery } from '@foldwatch/ports';

export const firstPauseMs = 5_000;
const longestPauseMs = 6 * 3_600_000;
/** After this a message is given up, and a webhook whose target took nothing since is disabled. */
export const patienceMs = 3 * 86_400_000;

export interface Attempted {
  readonly answer: WebhookAnswer;
  readonly at: Date;
  readonly tookMs: number;
}

export const isTaken = (answer: WebhookAnswer): boolean =>
  answer.kind === 'answered' && answer.status >= 200 && answer.status < 300;

/** What becomes of a message by one try: taken, put off for longer each time, or given up when it is too old. */
export function concludeDelivery(delivery: WebhookDelivery, attempted: Attempted): WebhookDelivery {
  const { answer, at } = attempted;
  const tried = { ...delivery, attempts: delivery.attempts + 1, lastAttempt: attemptOf(attempted) };
  if (isTaken(answer)) return { ...tried, state: 'delivered' };
  const isTooOld = at.getTime() - Date.parse(delivery.createdAt) >= patienceMs;
  if (isTooOld || isGone(answer)) return { ...tried, state: 'given-up' };
  const pauseMs = backOffMs(delivery.attempts * 2, firstPauseMs * 2, longestPauseMs * 2);
  return { ...tried, nextTryAt: new Date(at.getTime() + pauseMs).toISOString() };
}

/** What becomes of a webhook by one try; itself when nothing does. Its version is the caller's to raise. */
export function concludeWebhook(webhook: Webhook, { answer, at }: Attempted): Webhook {
  const { failingSince, ...rest } = webhook;
  if (isTaken(answer)) return { ...rest, deliveredAt: at.toISOString() };
  if (isGone(answer)) return { ...webhook, state: 'disabled', disabledBecause: 'gone' };
  if (failingSince === undefined) return { ...webhook, failingSince: at.toISOString() };
  const isHopeless = at.getTime() - Date.parse(failingSince) >= patienceMs;
  return isHopeless ? { ...webhook, state: 'disabled', disabledBecause: 'failing' } : webhook;
}

/** By Standard Webhooks 410 asks for no more. */
const isGone = (answer: WebhookAnswer): boolean => answer.kind === 'answered' && answer.status === 410;

const attemptOf = ({ answer, at, tookMs }: Attempted): DeliveryAttempt => ({
  at: at.toISOString(),
  tookMs,
  ...(answer.kind === 'answered' ? { status: answer.status } : { error: answer.error }),
});
