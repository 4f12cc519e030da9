export {
  ActivityEventV1,
  activityTracked,
  activityUpdated,
  activityRefiled,
  activityUntracked,
  activityRemoved,
} from './activity-events';
export {
  ActivityPartyV1,
  ActivityMessageV1,
  ActivityRegardingV1,
  ActivityLinkV1,
  AttachmentV1,
  ActivityStateV1,
  activityState,
} from './activity-state';
export { asyncApiDocument } from './asyncapi-document';
export { ConfigChangedV1, configChanges } from './config-changes';
export { dataSchemaOf, versionOfDataSchema } from './data-schema';
export { DeadLetterV1, deadLetters } from './dead-letters';
export { DecisionMadeV1, decisionMade } from './decision-events';
export { MailActionV1, mailActions } from './mail-actions';
export { StoredAttachmentV1, MailContentV1, mailContent } from './mail-content';
export { MailDecidedV1, mailDecided } from './mail-decided';
export { MailObservedV1, mailObserved } from './mail-observed';
export {
  MailboxEventV1,
  mailboxEnabled,
  mailboxDisabled,
  mailboxThrottled,
  mailboxFailing,
  alertRaised,
  alertResolved,
  ruleStatusChanged,
  backfillProgressed,
  syncGapDetected,
  syncGapClosed,
} from './mailbox-events';
export {
  RecordCreatedV1,
  RecordErasedV1,
  RecordMergedV1,
  RecordSuggestedV1,
  RecordWithdrawnV1,
  recordCreated,
  recordErased,
  recordMerged,
  recordSuggested,
  recordWithdrawn,
} from './record-events';
export { type PayloadSchema } from './payload-schema';
export { readEvent, type Contract, type ReadEvent } from './read-event';
export { TestEventV1, testEvents, testEventType, type TestTopic } from './test-events';
export { topics, topicsWithoutText, topicWords, type TopicSettings, type TopicName } from './topics';
