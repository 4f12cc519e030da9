/** Of what people are alerted, as the API names it. */
export const alertCodes = [
  'auth-expired',
  'access-revoked',
  'mailbox-unknown',
  'mailbox-moved',
  'server-unreachable',
  'throttled',
  'protocol',
  'unexpected',
  'sync-gap',
  'events-lost',
  'backfill-stalled',
  'hints-down',
  'folder-gone',
  'folder-out-of-scope',
  'record-inactive',
  'record-deleted',
  'record-merged',
  'record-unreadable',
  'dead-letters',
  'store-unavailable',
  'event-log-unavailable',
  'disk-low',
  'service-unwell',
  'webhook-failing',
  'webhook-disabled',
] as const;

export type AlertCode = (typeof alertCodes)[number];

/** A newer server may know more of them. */
export const isAlertCode = (code: string): code is AlertCode => alertCodes.some((known) => known === code);
