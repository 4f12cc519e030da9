export { describeMailSource, type MailboxHands, type MailSource } from './mail-source.contract';
export { describeActivityQueries } from './activity-queries.contract';
export { describeActivityStore } from './activity-store.contract';
export { describeAlerts } from './alerts.contract';
export { describeWebhooks } from './webhooks.contract';
export { describeAdministrators } from './administrators.contract';
export { describeApiKeys } from './api-keys.contract';
export { describeAuditLog } from './audit-log.contract';
export { describeContentStore } from './content-store.contract';
export { describeCorrespondence } from './correspondence.contract';
export { describeDeadLetters } from './dead-letters.contract';
export { describeDecisionLog } from './decision-log.contract';
export { describeDrafts } from './drafts.contract';
export { describeOpenSessions } from './open-sessions.contract';
export { describeSignInFailures } from './sign-in-failures.contract';
export { describeSignInLinks } from './sign-in-links.contract';
export { describeUsers } from './users.contract';
export { describeVersionHistory } from './version-history.contract';
export { describeIngestState } from './ingest-state.contract';
export { describeItemIndex } from './item-index.contract';
export { describeMailboxConfigs } from './mailbox-configs.contract';
export { describeMailboxJobs } from './mailbox-jobs.contract';
export { describeParkedEvents } from './parked-events.contract';
export { describePipelineLag } from './pipeline-lag.contract';
export { describeUnknownSenders } from './unknown-senders.contract';
export { describeRecordClaims } from './record-claims.contract';
export { describeRecordChanges } from './record-changes.contract';
export { describeRecordDirectory } from './record-directory.contract';
export { describeTrackingTokens } from './tracking-tokens.contract';
export { describeWaitingReplies } from './waiting-replies.contract';
export { describeSimulations } from './simulations.contract';
export { describeApprovals } from './approvals.contract';
export type { Open } from './opened';
export { activity, activityId, at, link } from './sample-activity';
export { describeEventDelivery } from './event-delivery.contract';
export { describeErasedPeople } from './erased-people.contract';
export { describeEventLog } from './event-log.contract';
export {
  everythingIn,
  outgoing,
  sequence,
  type EventDelivery,
  type RunningConsumers,
  type TestConsumer,
} from './event-delivery';
export { until } from './until';
