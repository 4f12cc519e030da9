export {
  ActivityStore,
  ActivityQueries,
  type ActivityFilter,
  type ActivityPage,
  type Concerning,
  type TimelineFilter,
} from './activity-store';
export { Alerts, AlertNews, AlertQueries, type Alert, type AlertFilter } from './alerts';
export { Administrators, type Administrator, type Revocation } from './administrators';
export { ApiKeys, type ApiKey, type ApiKeyChange } from './api-keys';
export { AppError, StoreUnavailable, EventLogUnavailable, OwnershipLost, InvalidCursor } from './app-error';
export { AuditLog, type AuditEntry, type AuditFilter } from './audit-log';
export { Clock } from './clock';
export { missingIn, type FolderCompleteness, type MailboxCompleteness } from './completeness';
export { ContentStore, type StoredContent } from './content-store';
export { Correspondence } from './correspondence';
export { DeadLetters, type Death, type DeadLetter, type DeadLetterFilter, type Settlement } from './dead-letters';
export { DecisionLog, type DecisionFilter, type DecisionSearch, type LoggedDecision } from './decision-log';
export { ErasedPeople, recordSubject } from './erased-people';
export { EventTexts, type EventText, type HoldingTopic } from './event-texts';
export { Drafts, type Draft } from './drafts';
export {
  IdentityProvider,
  IdentityProviderUnavailable,
  IdentityRefused,
  type ProvenIdentity,
  type SignInSecrets,
} from './identity-provider';
export { OpenSessions, holderKeyOf, type OpenSession, type SessionHolder } from './open-sessions';
export { SignInFailures, type Failures } from './sign-in-failures';
export { SignInLinks, type SignInLink } from './sign-in-links';
export {
  Users,
  isActive,
  isActiveAdmin,
  nameKeyOf,
  type ExternalIdentity,
  type User,
  type UserFilter,
  type UserRole,
} from './users';
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
} from './events';
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
} from './ingest-state';
export { findCandidates } from './find-candidates';
export { mergedBefore } from './follow-merges';
export { findErased } from './find-erased';
export { findReadable } from './find-readable';
export { findRuleRecords } from './find-rule-records';
export { MailServerError, type MailServerFailure } from './mail-server-error';
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
} from './mail-source';
export {
  MailboxConfigs,
  OrganizationConfigs,
  type MailboxConfig,
  type MailboxFilter,
  type ConfigVersions,
  type VersionedSettings,
} from './mailbox-configs';
export {
  MailboxJobs,
  isOfExchange,
  isOfWriter,
  wholeOrganization,
  type JobRequest,
  type RepublishedPart,
  type JobResult,
  type JobFilter,
  type ErasureCounts,
  type AccessHeadway,
  type JobProgress,
  type MailboxJob,
  type ExchangeJob,
  type WriterJob,
} from './mailbox-jobs';
export type { ErasurePlace, PersonalData } from './personal-data';
export { VersionHistory, type KeptVersion, type VersionContent } from './version-history';
export { PipelineLag, type TopicLag, type WatchedTopic } from './pipeline-lag';
export { UnknownSenders, type SenderOfMailbox, type UnknownSenderFilter } from './unknown-senders';
export { RecordClaims, type Claimed } from './record-claims';
export { RecordChanges, subjectKey, type ChangedSubject, type NotedChange } from './record-changes';
export { RecordDirectory, recordKey, type RecordFilter } from './record-directory';
export { TrackingTokens } from './tracking-tokens';
export { WaitingReplies, type WaitingPage } from './waiting-replies';
export {
  Webhooks,
  WebhookDeliveries,
  WebhookCaller,
  type DeliveryAttempt,
  type Webhook,
  type WebhookAnswer,
  type WebhookCall,
  type WebhookDelivery,
} from './webhooks';
export {
  Simulations,
  SimulationParts,
  SimulationSamples,
  type SamplePage,
  type SimulatedDecision,
  type Simulation,
  type SimulationDifference,
  type SimulationPart,
} from './simulations';
export {
  approvalStates,
  Approvals,
  type Approval,
  type ApprovalSettlement,
  type ApprovalState,
  type EditKind,
  type PublicationKind,
  type WaitingChange,
} from './approvals';
