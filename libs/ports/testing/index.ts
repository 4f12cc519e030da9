export type { Open } from './opened';
export { until } from './until';

export { describeAdministrators } from './access/administrators.contract';
export { describeApiKeys } from './access/api-keys.contract';
export { describeOpenSessions } from './access/open-sessions.contract';
export { describeSignInFailures } from './access/sign-in-failures.contract';
export { describeSignInLinks } from './access/sign-in-links.contract';
export { describeUsers } from './access/users.contract';

export { describeActivityQueries } from './activities/activity-queries.contract';
export { describeActivityStore } from './activities/activity-store.contract';
export { describeContentStore } from './activities/content-store.contract';
export { describeCorrespondence } from './activities/correspondence.contract';
export { describeDecisionLog } from './activities/decision-log.contract';
export { activity, activityId, at, link } from './activities/sample-activity';
export { describeTrackingTokens } from './activities/tracking-tokens.contract';
export { describeWaitingReplies } from './activities/waiting-replies.contract';

export { describeApprovals } from './administration/approvals.contract';
export { describeAuditLog } from './administration/audit-log.contract';
export { describeDrafts } from './administration/drafts.contract';
export { describeSimulations } from './administration/simulations.contract';
export { describeVersionHistory } from './administration/version-history.contract';

export { describeAlerts } from './alerts/alerts.contract';
export { describeWebhooks } from './alerts/webhooks.contract';

export { describeErasedPeople } from './erasure/erased-people.contract';

export { describeDeadLetters } from './events/dead-letters.contract';
export {
  everythingIn,
  outgoing,
  sequence,
  type EventDelivery,
  type RunningConsumers,
  type TestConsumer,
} from './events/event-delivery';
export { describeEventDelivery } from './events/event-delivery.contract';
export { describeEventLog } from './events/event-log.contract';
export { describeParkedEvents } from './events/parked-events.contract';
export { describePipelineLag } from './events/pipeline-lag.contract';

export { describeMailSource, type MailboxHands, type MailSource } from './mail/mail-source.contract';

export { describeIngestState } from './mailboxes/ingest-state.contract';
export { describeItemIndex } from './mailboxes/item-index.contract';
export { describeMailboxConfigs } from './mailboxes/mailbox-configs.contract';
export { describeMailboxJobs } from './mailboxes/mailbox-jobs.contract';

export { describeRecordChanges } from './records/record-changes.contract';
export { describeRecordClaims } from './records/record-claims.contract';
export { describeRecordDirectory } from './records/record-directory.contract';
export { describeUnknownSenders } from './records/unknown-senders.contract';
