import type { Explanation } from '../explanation';
import { mailboxProblems } from '../mailbox-problems';
import { ruleProblems } from '../rule-problems';

/** Everything of which people are alerted. A public contract: codes are added, never renamed or reused. */
export const alertTexts = {
  ...mailboxProblems,
  ...ruleProblems,
  'sync-gap': {
    sentence: 'Mail that is to be tracked has no activity, although it was observed again.',
    remedy: 'The mailbox’s completeness lists it; its decisions and the dead letters say why.',
  },
  'events-lost': {
    sentence: 'The event log no longer had events when a service came to them; each tracked folder is compared.',
    remedy: 'Keep events for longer than services may be away.',
  },
  'backfill-stalled': {
    sentence: 'A rule’s backfill makes no progress.',
    remedy: 'See whether the mailbox can be read and whether rules and writer keep up; or stop the backfill.',
  },
  'hints-down': {
    sentence: 'The mail server sends no notifications, so mail is seen minutes later, by polling.',
    remedy: 'See whether a proxy cuts long connections and whether the account’s subscriptions are used up.',
  },
  'dead-letters': {
    sentence: 'Events could not be handled and were put aside.',
    remedy: 'Look at the dead letters, cure the cause, then replay or discard them.',
  },
  'disk-low': {
    sentence: 'The disk with the data directory is nearly full; when it is, reading pauses.',
    remedy: 'Make room, or move the data directory to a larger disk.',
  },
  'service-unwell': {
    sentence: 'A service reports that something which it needs is not well.',
    remedy: 'Its readiness says what (GET /health/ready); see its log.',
  },
  'webhook-failing': {
    sentence: 'A webhook’s target has taken nothing for an hour; deliveries are tried again with growing pauses.',
    remedy: 'See the webhook’s last deliveries, and cure its target.',
  },
  'webhook-disabled': {
    sentence: 'A webhook was disabled, because its target took nothing for days or said that it is gone.',
    remedy: 'Cure its target or change its address, test it, then enable it.',
  },
} as const satisfies Readonly<Record<string, Explanation>>;

export type AlertCode = keyof typeof alertTexts;

/** Of these mail is, or will be, missing; the others can wait until somebody has time. */
const grave: ReadonlySet<string> = new Set<AlertCode>([
  'auth-expired',
  'access-revoked',
  'mailbox-unknown',
  'store-unavailable',
  'event-log-unavailable',
  'sync-gap',
  'events-lost',
  'dead-letters',
  'disk-low',
  'service-unwell',
]);

export type AlertSeverity = 'error' | 'warning';

export const severityOf = (code: AlertCode): AlertSeverity => (grave.has(code) ? 'error' : 'warning');

export const alertCodes = Object.keys(alertTexts).filter(isAlertCode);

export function isAlertCode(text: string): text is AlertCode {
  return Object.hasOwn(alertTexts, text);
}
