export {
  conditionKey,
  failuresOfAlert,
  mailboxConditions,
  type AlertCondition,
  type MailboxAlertFacts,
} from './alerts/alert-conditions';
export { planAlerts, type AlertPlan } from './alerts/plan-alerts';
export {
  alertCodes,
  alertTexts,
  isAlertCode,
  severityOf,
  type AlertCode,
  type AlertSeverity,
} from './alerts/alert-texts';
export { mailboxProblems, permanentProblems, type MailboxProblemCode } from './mailbox-problems';
export type {
  Activity,
  ActivityAttachment,
  ActivityChange,
  ActivityContent,
  ActivityMessage,
  ChangeType,
  ContentVersion,
  Party,
  PersonalAct,
  Placement,
  Provenance,
  Regarding,
  RegardingConflict,
  TrackingLink,
  WantedRecord,
} from './activity';
export { check, checkSentences, isCheckName, type CheckName } from './check';
export { contentRefsOf } from './activity';
export {
  foldSettingsOf,
  type CategoryRemovedDecision,
  type Check,
  type DecidingRule,
  type Decision,
  type FoldSettings,
  type LeftDecision,
  type PresentDecision,
  type RegardingDecision,
  type RelinkDecision,
  type ResolveDecision,
  type UndoDecision,
  type UntrackDecision,
} from './decision';
export {
  correlationMethods,
  isCorrelationMethod,
  type Correlation,
  type CorrelationMethod,
} from './correlation/correlation-method';
export { accountDomains, accountOfDomain } from './records/account-of-domain';
export { companyOf } from './creation/company-of';
export {
  cappedCreate,
  creatableTables,
  createModes,
  createOptions,
  effectiveCreation,
  type CreatableTable,
  type CreateMode,
  type CreateOption,
  type Creation,
} from './creation/create-option';
export { decideCreation, originatorOf, type CreationDecision, type CreationFacts } from './creation/decide-creation';
export {
  draftRecord,
  recordOf,
  unknownSenderOf,
  type ClaimOfAddress,
  type RecordDraft,
  type RecordSource,
} from './creation/draft-record';
export { linksWaiting, settled, withPartyRecord, type WaitingLink } from './creation/link-sender';
export { draftOf, withSighting, type Sighting, type UnknownSender } from './creation/unknown-sender';
export { creationOf, type RecordCreation } from './creation/record-creation';
export { automaticFolders, type AutomaticScope } from './tracking/automatic-folders';
export { conversationHeader } from './correlation/conversation-header';
export { correlate, rootOf, type FoundCorrelation } from './correlation/correlation';
export { correlationKeys, type CorrelationKeys } from './correlation/correlation-keys';
export { recordedMessage, RecordedMessages, type RecordedMessage } from './correlation/recorded-messages';
export {
  awaitedKeys,
  awaitsAnything,
  dependsOnParent,
  type AwaitedKeys,
  type WaitingItem,
} from './correlation/waiting-replies';
export { subjectKey } from './correlation/subject-words';
export {
  tokenCodes,
  tokenDigits,
  tokenNumber,
  tokenNumbersIn,
  tokenPrefix,
  tokensIn,
  tokenText,
  type StandingToken,
  type TokenTarget,
  type TrackingToken,
} from './correlation/tracking-token';
export { type AutomaticTrackingFacts } from './tracking/decide-automatic-tracking';
export { decidedFolders, type DecidedMailbox } from './tracking/decided-folders';
export { decideTracking, type TrackingFacts } from './tracking/decide-tracking';
export { domainOf, isWithinDomains } from './domain-names';
export {
  exclusionEffects,
  exclusionKinds,
  exclusionPlaces,
  type Exclusion,
  type ExclusionEffect,
  type ExclusionKind,
  type ExclusionPlace,
} from './tracking/exclusion';
export {
  compileExclusions,
  matchExclusions,
  namesSender,
  type CompiledExclusions,
  type ExclusionMatch,
} from './tracking/match-exclusions';
export {
  absences,
  explainAbsence,
  type AbsenceCause,
  type AbsenceCode,
  type AbsenceFacts,
} from './tracking/explain-absence';
export { toEmailAddress, type EmailAddress } from './email-address';
export { addressesOf, asErased, isBlank, isFromErased, type ErasedAddresses } from './erasure/erased-mail';
export {
  erasureReach,
  type ErasedPerson,
  type ErasureFinding,
  type ErasureReach,
  type ExpiryFinding,
} from './erasure/fold-erasure';
export { namesPerson, withoutPerson, type UnspokenPerson } from './erasure/rewrite-texts';
export {
  fieldChanges,
  mailboxFields,
  optionFields,
  organizationFields,
  ruleFields,
  settingsFields,
  teamFields,
  type FieldChange,
  type Fields,
} from './policy/field-changes';
export { nearestRule, rulesByFolder, type FolderRule, type RulesByFolder } from './folder-rule';
export { FolderTree, type FolderClass, type MailFolder, type WellKnownFolder } from './folder-tree';
export {
  toActivityId,
  type ActivityId,
  type FolderId,
  type ItemId,
  type ItemKey,
  type MailboxId,
  type RuleId,
} from './ids';
export {
  activityKeyOf,
  type DecisiveHeaders,
  type MailKind,
  type MailMetadata,
  type MailParty,
  type Sensitivity,
} from './mail';
export { bracketedMessageId } from './message-id';
export type { MailAction } from './mail-action';
export type { Mailbox, MailboxHealth, MailboxOptions, MailboxState, RuleProgress, RuleStatus } from './mailbox';
export type {
  CategoryRemovedObservation,
  LeftObservation,
  Observation,
  ObservedBecause,
  PresentObservation,
  Whereabouts,
  LocatedPlacement,
  RecordingWish,
} from './observation';
export { compareNumbers, type ObservationNumber } from './observation-number';
export {
  defaultOrganizationSettings,
  organizationExclusions,
  type OrganizationSettings,
} from './policy/organization-settings';
export {
  effectiveSettings,
  explainValue,
  statementsOn,
  findTeam,
  foldSettingsWithin,
  lockedAmong,
  ruleSettings,
  type PolicyExplanation,
  type PolicyScope,
} from './policy/policy';
export {
  isPolicyName,
  policyNames,
  type LockingLayer,
  type PolicyLayer,
  type PolicyName,
  type PolicyValues,
  type Team,
} from './policy/policy-values';
export { applyChanges, type ChangeableMailbox, type Configured, type ProposedChanges } from './policy/proposed-changes';
export type { Published } from './policy/published';
export { isReasonCode, reasons, type ReasonCode } from './reason-codes';
export {
  accessLevels,
  accessTo,
  activityFields,
  canReadRecord,
  defaultReadRights,
  dependsOnOwner,
  isUnrestricted,
  readerOf,
  readersOf,
  recordFields,
  recordRightsOf,
  tablesAt,
  type AccessLevel,
  type ActivityField,
  type Reader,
  type ReadGrant,
  type ReadProfile,
  type ReadRights,
  type RecordAccess,
  type RecordField,
  type TablesAt,
} from './rights/read-rights';
export { isScope, scopes, type Scope, type ScopedResource } from './rights/scopes';
export { isRuleProblem, ruleProblems, type RuleProblem } from './rule-problems';
export { activityWords, decisionWords, searchWords } from './search-words';
export { changeOfRecord, type RecordChange } from './records/record-changes';
export {
  deliveredOver,
  withAddedAddress,
  type CrmRecord,
  type NamedRecord,
  type RecordOrigin,
  type RecordRef,
  type TableName,
} from './records/record';
export {
  addCounts,
  countOf,
  differenceBetween,
  differenceKinds,
  noCounts,
  reachOf,
  type DifferenceKind,
  type JudgedMail,
  type SimulationCounts,
} from './simulation';
export {
  decideFolderTracking,
  directionOf,
  ruleRecordFor,
  type FolderTrackingDecision,
  type FolderTrackingFacts,
  type RuleRecord,
} from './tracking/decide-folder-tracking';
export { governedFolders, type FolderGovernance, type GovernedFolders } from './tracking/governed-folders';
export {
  chooseRecord,
  partiesOf,
  resolvableAddresses,
  resolveParties,
  type ResolutionFacts,
} from './records/resolve-parties';
export {
  isOfStopped,
  isStopped,
  stoppedConversation,
  stoppedMail,
  type StoppedConversation,
  type StoppedMail,
} from './correlation/stopped-conversations';
export { mayTakeOver, takenOver, takeOvers, type TakeOver } from './records/take-over';
export { trackOptions, type TrackOption } from './tracking/track-option';
export type { ContentArrival } from './fold/fold-content';
export { actionsOf } from './fold/actions-of';
export { foldDecision, foldDecisions, type Finding, type Folded } from './fold/fold-decisions';
export type { FoldContext, RecordFacts } from './fold/step';
export { canStillBeUndone, undoWithinMs } from './fold/fold-undo';
export { describeChange } from './fold/describe-change';
