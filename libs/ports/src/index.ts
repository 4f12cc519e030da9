export { AppError, StoreUnavailable, EventLogUnavailable, OwnershipLost, InvalidCursor } from './app-error';
export { Clock } from './clock';

export { Administrators, type Administrator, type Revocation } from './access/administrators';
export { ApiKeys, type ApiKey, type ApiKeyChange } from './access/api-keys';
export {
  IdentityProvider,
  IdentityProviderUnavailable,
  IdentityRefused,
  type ProvenIdentity,
  type SignInSecrets,
} from './access/identity-provider';
export { OpenSessions, holderKeyOf, type OpenSession, type SessionHolder } from './access/open-sessions';
export { SignInFailures, type Failures } from './access/sign-in-failures';
export { SignInLinks, type SignInLink } from './access/sign-in-links';
export {
  Users,
  isActive,
  isActiveAdmin,
  nameKeyOf,
  type ExternalIdentity,
  type User,
  type UserFilter,
  type UserRole,
} from './access/users';

export {
  ActivityStore,
  ActivityQueries,
  type ActivityFilter,
  type ActivityPage,
  type Concerning,
  type TimelineFilter,
} from './activities/activity-store';
export { ContentStore, type StoredContent } from './activities/content-store';
export { Correspondence } from './activities/correspondence';
export { DecisionLog, type DecisionFilter, type DecisionSearch, type LoggedDecision } from './activities/decision-log';
export { TrackingTokens } from './activities/tracking-tokens';
export { WaitingReplies, type WaitingPage } from './activities/waiting-replies';

export {
  approvalStates,
  Approvals,
  type Approval,
  type ApprovalSettlement,
  type ApprovalState,
  type EditKind,
  type MembershipKind,
  type PublicationKind,
  type WaitingChange,
  type WaitingKind,
} from './administration/approvals';
export { AuditLog, type AuditEntry, type AuditFilter, type AuditKind } from './administration/audit-log';
export { Drafts, type Draft } from './administration/drafts';
export {
  Simulations,
  SimulationParts,
  SimulationSamples,
  type SamplePage,
  type SimulatedDecision,
  type Simulation,
  type SimulationDifference,
  type SimulationPart,
} from './administration/simulations';
export { VersionHistory, type KeptVersion, type VersionContent } from './administration/version-history';

export { Alerts, AlertNews, AlertQueries, type Alert, type AlertFilter } from './alerts/alerts';
export {
  Webhooks,
  WebhookDeliveries,
  WebhookCaller,
  type DeliveryAttempt,
  type Webhook,
  type WebhookAnswer,
  type WebhookCall,
  type WebhookDelivery,
} from './alerts/webhooks';

export { ErasedPeople, recordSubject } from './erasure/erased-people';
export { findErased } from './erasure/find-erased';
export type { ErasurePlace, PersonalData } from './erasure/personal-data';

export {
  DeadLetters,
  type Death,
  type DeadLetter,
  type DeadLetterFilter,
  type Settlement,
} from './events/dead-letters';
export {
  EventPublisher,
  done,
  EventLogReader,
  ParkedEvents,
  KeyOwnership,
  EverythingOwned,
  type OutgoingEvent,
  type DeliveredEvent,
  type EventBatch,
  type Outcome,
  type Outcomes,
  type ConsumerOptions,
  type LoggedEvent,
  type ParkedEvent,
} from './events/event-log';
export { EventTexts, type EventText, type HoldingTopic } from './events/event-texts';
export { PipelineLag, type TopicLag, type WatchedTopic } from './events/pipeline-lag';

export { MailServerError, type MailServerFailure } from './mail/mail-server-error';
export {
  MailFolders,
  MailChanges,
  MailContent,
  MailHints,
  MailboxAccess,
  type MailboxTarget,
  type FolderTreeChanges,
  type ItemChange,
  type ChangePage,
  type SoughtMessage,
  type LocatedItem,
  type FetchedItem,
  type FetchOutcome,
  type FetchedAttachment,
  type FetchedContent,
  type CategoryChange,
  type CategoryOutcome,
  type MailHint,
  accessSteps,
  type AccessStep,
  type AccessStepName,
  type AccessWatch,
} from './mail/mail-source';

export { missingIn, type FolderCompleteness, type MailboxCompleteness } from './mailboxes/completeness';
export {
  MailboxEpochs,
  SyncCursors,
  ItemIndex,
  FolderTrees,
  MailboxStatus,
  type MailboxOwner,
  type FolderListing,
  type FolderCursor,
  type ItemState,
  type IndexedItem,
  type StoredFolderTree,
} from './mailboxes/ingest-state';
export {
  MailboxConfigs,
  OrganizationConfigs,
  type MailboxConfig,
  type MailboxFilter,
  type ConfigVersions,
  type VersionedSettings,
} from './mailboxes/mailbox-configs';
export {
  MailboxJobs,
  isEnabling,
  isOfExchange,
  isOfWriter,
  isRenaming,
  ofGateways,
  wholeOrganization,
  type JobRequest,
  type RepublishedPart,
  type JobResult,
  type JobFilter,
  type ErasureCounts,
  type AccessHeadway,
  type JobProgress,
  type MailboxJob,
  type EnablingJob,
  type RenamingJob,
  type ExchangeJob,
  type WriterJob,
} from './mailboxes/mailbox-jobs';

export { findCandidates } from './records/find-candidates';
export { findReadable } from './records/find-readable';
export { findRuleRecords } from './records/find-rule-records';
export { mergedBefore } from './records/follow-merges';
export { RecordChanges, subjectKey, type ChangedSubject, type NotedChange } from './records/record-changes';
export { RecordClaims, type Claimed } from './records/record-claims';
export { RecordDirectory, recordKey, type RecordFilter } from './records/record-directory';
export { UnknownSenders, type SenderOfMailbox, type UnknownSenderFilter } from './records/unknown-senders';

export {
  daysBefore,
  inPortions,
  jobDays,
  parkedDays,
  sweepExpired,
  type ExpiredCounts,
  type ExpiringStores,
} from './retention/sweep-expired';
